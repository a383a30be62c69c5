package dev.mailkeys.sink.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.sink.SinkContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every sink must keep, and what a field of a text in any service of AWS must keep besides. */
abstract class AwsSinkContract extends SinkContract {

    static final String JSON = "{ \"user\" : \"news\",\n \"share\": 0.10, \"token\" : \"\" }";

    /** The service, with nothing in it. */
    abstract AwsStandIn aws();

    /** What is called: its words in messages, as in the service's own model. */
    abstract AwsService service();

    /** The operations that look before a put; the first is the first that a check makes. */
    abstract List<String> looks();

    /** The operation that makes what is not there. */
    abstract String creation();

    @AfterEach
    void keepToTheDescription() {
        aws().close();
        assertThat(aws().broken).isEmpty();
    }

    static AwsAccess access() {
        return AwsAccess.ofKey(AwsStandIn.KEY_ID, AwsStandIn.SECRET, Optional.of(AwsStandIn.SESSION));
    }

    ClientSettings settings(int attempts) {
        return ClientSettings.builder()
                .baseUrl(aws().address())
                .calls(CallSettings.builder()
                        .retries(RetryPolicy.builder().maxAttempts(attempts).build())
                        .build())
                .build();
    }

    @Override
    protected Optional<String> stored() throws IOException {
        return aws().current().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(new ObjectMapper()
                        .readTree(aws().current().get())
                        .path("token")
                        .textValue());
    }

    @Override
    protected void changeBehindItsBack(Secret token) {
        aws().write("{\"token\": \"" + token.reveal() + "\"}");
    }

    @Override
    protected List<Path> places() {
        return List.of();
    }

    /** A login page or an empty object does not say that there is none: AWS says that by a code. */
    @ParameterizedTest
    @ValueSource(strings = {"<html><body>Please log in</body></html>", "{}", "null"})
    void anAnswerThatIsNotUnderstood_isNoAbsence_andSaysWhatToDo(String answer) throws IOException {
        for (String look : looks()) {
            aws().answers.clear();
            aws().answers.put(look, answer);
            assertThatThrownBy(() -> sink().check())
                    .as(look)
                    .isInstanceOf(SinkException.class)
                    .hasMessageContaining(service().server().title() + " answered 200, but the answer can't be used")
                    .hasMessageContaining("look at the address (base-url, or "
                            + service().server().addressVariable() + ") and at the proxy")
                    .hasMessageNotContaining("the provider");
        }
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(aws().current()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html></html>", "{}"})
    void anAnswerToAWriteThatIsNotUnderstood_isUnknown(String answer) throws IOException {
        aws().answers.put(creation(), answer);
        SinkException failed = failure(sink(), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(failed).hasMessageContaining("look at " + service().holding() + " before trying again");
    }

    @Test
    void anAwsThatIsNotReached_isNamed_withWhatToDo() {
        aws().close();
        assertThatThrownBy(() -> sink().read())
                .hasMessageContaining(service().server().title() + " was not reached, nothing was sent")
                .hasMessageContaining("is its address right (base-url, or "
                        + service().server().addressVariable() + ")");
    }

    /** A wrong address is no empty place. */
    @ParameterizedTest
    @ValueSource(strings = {"UnknownOperationException", ""})
    void aNotFoundThatIsNotAboutIt_isNotTakenForNone(String code) throws IOException {
        aws().refusals.put(looks().get(0), code);
        assertThatThrownBy(() -> sink().check())
                .hasMessageContaining("answered 404")
                .hasMessageNotContaining("there is none");
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
    }
}
