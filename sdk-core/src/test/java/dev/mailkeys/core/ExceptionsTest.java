package dev.mailkeys.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExceptionsTest {

    private static final CallReport REPORT = new CallReport("acme.create", 3, true);
    private static final ExistingKey EXISTING = new ExistingKey("key-1", "name");

    private static ProviderAnswer answer(List<String> details) {
        return new ProviderAnswer(
                418, "no", details, Optional.of("req-1"), Optional.of(Duration.ofSeconds(9)), Optional.of(EXISTING));
    }

    static Stream<ApiException> refusals() {
        ProviderAnswer answer = answer(List.of("a", "b"));
        return Stream.of(
                new BadRequestException(REPORT, answer, "message"),
                new UnauthorizedException(REPORT, answer, "message"),
                new ForbiddenException(REPORT, answer, "message"),
                new NotFoundException(REPORT, answer, "message"),
                new ConflictException(REPORT, answer, "message"),
                new KeyLimitException(REPORT, answer, "message"),
                new RateLimitedException(REPORT, answer, "message"),
                new ServerErrorException(REPORT, answer, "message"),
                new RefusedException(REPORT, answer, "message"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusal_tellsWhatIsKnown_alsoAsADeserializedCopy(ApiException refusal) {
        for (ApiException each : List.of(refusal, copy(refusal))) {
            assertThat(each).hasMessage("message").hasNoCause();
            assertThat(each.operation()).isEqualTo("acme.create");
            assertThat(each.attempts()).isEqualTo(3);
            assertThat(each.mayHaveTakenEffect()).isTrue();
            assertThat(each.status()).isEqualTo(418);
            assertThat(each.providerMessage()).isEqualTo("no");
            assertThat(each.details()).containsExactly("a", "b");
            assertThat(each.requestId()).contains("req-1");
            assertThat(each.retryAfter()).contains(Duration.ofSeconds(9));
        }
    }

    @Test
    void refusal_thatSaysLittle_isEmpty() {
        var answer = new ProviderAnswer(400, "", List.of(), Optional.empty(), Optional.empty(), Optional.empty());
        var refusal = new ConflictException(REPORT, answer, "message");
        assertThat(refusal.requestId()).isEmpty();
        assertThat(refusal.retryAfter()).isEmpty();
        assertThat(refusal.existing()).isEmpty();
    }

    @Test
    void details_areACopyThatCannotBeChanged() {
        var details = new ArrayList<>(List.of("a"));
        var refusal = new BadRequestException(REPORT, answer(details), "message");
        details.add("b");
        assertThat(refusal.details()).containsExactly("a");
        assertThatThrownBy(() -> refusal.details().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void existingKey_isLostInADeserializedCopy() {
        var conflict = new ConflictException(REPORT, answer(List.of()), "message");
        assertThat(conflict.existing()).contains(EXISTING);
        assertThat(copy(conflict).existing()).isEmpty();
    }

    @Test
    void bodyThatIsUnreadable_isASecret_andLostInADeserializedCopy() {
        var unreadable = new UnreadableResponseException(REPORT, "message", Secret.of("body-" + Canary.TEXT));
        assertThat(unreadable.body().orElseThrow().reveal()).isEqualTo("body-" + Canary.TEXT);
        assertThat(unreadable.body()).hasToString("Optional[***]");
        Canary.assertAbsentFrom(unreadable);
        assertThat(copy(unreadable).body()).isEmpty();
        assertThat(new UnreadableResponseException(REPORT, "message", null).body())
                .isEmpty();
    }

    @Test
    void violations_areLostInADeserializedCopy_butStandInItsMessage() {
        var invalid = new InvalidRequestException(
                "acme.create", List.of(new Violation("a", "must", "page"), new Violation("b", "must not", "page")));
        assertThat(invalid.violations()).hasSize(2);
        assertThat(copy(invalid).violations()).isEmpty();
        assertThat(copy(invalid)).hasMessage("acme.create was not sent: a: must (page); b: must not (page)");
    }

    @Test
    void message_isShortEnoughToBeRead_andViolationsAreAll() {
        List<Violation> many = IntStream.range(0, 309)
                .mapToObj(i -> new Violation("approvedDomains[" + i + "]", "must be a host name", "page"))
                .toList();
        var invalid = new InvalidRequestException("acme.create", many);
        assertThat(invalid.getMessage())
                .hasSize(2_000)
                .startsWith("acme.create was not sent: approvedDomains[0]: must be")
                .endsWith(" … (309 violations in all)");
        assertThat(invalid.violations()).hasSize(309);
    }

    @Test
    void silence_hasAReasonAndACause() {
        var cause = new IOException("cause");
        var silence = new NoResponseException(REPORT, NoResponseException.Reason.CUT, "message", cause);
        assertThat(silence).hasCause(cause);
        assertThat(copy(silence).reason()).isEqualTo(NoResponseException.Reason.CUT);
    }

    @SuppressWarnings("unchecked")
    private static <T> T copy(T exception) {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(Canary.serialized(exception)))) {
            return (T) in.readObject();
        } catch (IOException | ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
