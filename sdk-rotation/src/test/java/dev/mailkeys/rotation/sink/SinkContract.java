package dev.mailkeys.rotation.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.SinkState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every sink must keep: it can do what it says, and no token is anywhere but where it was put. Extend it in the tests
 * of a sink.
 */
public abstract class SinkContract {

    /** What is delivered with every token. */
    protected static final KeyMark MARK = new KeyMark(
            "emailit",
            "em_id_1",
            "café \"prod\" \\ \n\t{}#$' \u2028 \ud83d\ude80 a--r1-a1",
            "r1",
            1,
            KeySettings.of(Map.of(
                    "domains", List.of("a.example", "ü.example"),
                    "none", List.of(),
                    "odd \"name\"\n", List.of("", "\u0000\u001f\u007f", "]},{"))));

    /** Where the sink may keep its files; empty at first. */
    @TempDir
    protected Path folder;

    /** The sink, which holds nothing yet or a token of its test. */
    protected abstract Sink sink() throws IOException;

    /** What is really stored now, looked at without the sink. */
    protected abstract Optional<String> stored() throws IOException;

    /** Changes what is stored behind the sink's back. */
    protected abstract void changeBehindItsBack(Secret token) throws IOException;

    /** Makes every put fail from now on. */
    protected abstract void breakIt() throws IOException;

    /** The files that may hold a token. */
    protected abstract List<Path> places();

    @AfterEach
    void noFileButTheSinks_holdsAToken() throws IOException {
        Canary.assertAbsentFrom(folder, places());
    }

    @Test
    void put_storesTheToken() throws IOException {
        sink().check();
        sink().put(delivery(1), Optional.empty());
        assertThat(stored()).contains(token(1));
    }

    @Test
    void put_replacesTheToken() throws IOException {
        sink().put(delivery(1), Optional.empty());
        sink().put(delivery(2), Optional.empty());
        assertThat(stored()).contains(token(2));
    }

    @Test
    void readable_readsBackWhatWasPut() throws IOException {
        assumeTrue(can(SinkCapability.READABLE));
        sink().put(delivery(1), Optional.empty());
        assertThat(sink().read().token()).contains(Canary.token(1));
    }

    @Test
    void writeOnly_readsNoToken() throws IOException {
        assumeTrue(!can(SinkCapability.READABLE));
        sink().put(delivery(1), Optional.empty());
        assertThat(sink().read().token()).isEmpty();
    }

    @Test
    void metadata_comesBackWhole() throws IOException {
        assumeTrue(can(SinkCapability.METADATA));
        sink().put(delivery(1), Optional.empty());
        assertThat(sink().read().mark()).contains(MARK);
    }

    @Test
    void withoutMetadata_readsNoMark() throws IOException {
        assumeTrue(!can(SinkCapability.METADATA));
        sink().put(delivery(1), Optional.empty());
        assertThat(sink().read().mark()).isEmpty();
    }

    @Test
    void compareAndSwap_withTheVersionThatIsThere_puts() throws IOException {
        assumeTrue(can(SinkCapability.COMPARE_AND_SWAP));
        Optional<String> first = sink().put(delivery(1), sink().read().version());
        Optional<String> second = sink().put(delivery(2), first);
        assertThat(stored()).contains(token(2));
        assertThat(second)
                .isPresent()
                .isNotEqualTo(first)
                .isEqualTo(sink().read().version());
    }

    @Test
    void compareAndSwap_withAVersionOfThePast_isRefused() throws IOException {
        assumeTrue(can(SinkCapability.COMPARE_AND_SWAP));
        var sink = sink();
        Optional<String> before = sink.put(delivery(1), Optional.empty());
        sink.read();
        changeBehindItsBack(Canary.token(3));
        var refused = failure(sink, 2, before);
        assertThat(refused.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(stored()).contains(token(3));
    }

    @Test
    void withoutCompareAndSwap_thereIsNoVersion() throws IOException {
        assumeTrue(!can(SinkCapability.COMPARE_AND_SWAP));
        assertThat(sink().put(delivery(1), Optional.empty())).isEmpty();
        assertThat(sink().read().version()).isEmpty();
    }

    @Test
    void idempotentPut_twiceIsOnce() throws IOException {
        assumeTrue(can(SinkCapability.IDEMPOTENT_PUT));
        sink().put(delivery(1), Optional.empty());
        SinkState once = sink().read();
        sink().put(delivery(1), Optional.empty());
        SinkState twice = sink().read();
        assertThat(stored()).contains(token(1));
        assertThat(twice.token()).isEqualTo(once.token());
        assertThat(twice.mark()).isEqualTo(once.mark());
    }

    @Test
    void put_thatFails_leavesTheOldTokenOrSaysThatItMayNot() throws IOException {
        var sink = sink();
        sink.put(delivery(1), Optional.empty());
        breakIt();
        var failed = failure(sink, 2, Optional.empty());
        if (failed.kind() != Kind.UNKNOWN) {
            assertThat(stored()).contains(token(1));
        }
    }

    @Test
    void checkAndRead_changeNothing() throws IOException {
        var sink = sink();
        sink.put(delivery(1), Optional.empty());
        SinkState before = sink.read();
        sink.check();
        assertThat(sink.read()).isEqualTo(before);
        assertThat(stored()).contains(token(1));
    }

    @Test
    void nameAndText_holdNoToken() throws IOException {
        var sink = sink();
        String name = sink.name();
        sink.put(delivery(1), Optional.empty());
        assertThat(sink.name()).isEqualTo(name).isNotBlank();
        Canary.assertAbsentFrom("name and text", sink.name() + sink + sink.read() + delivery(1));
        sink.read().version().ifPresent(version -> Canary.assertAbsentFrom("version", version));
    }

    @Test
    void interrupted_putEndsAndTheFlagStays() throws IOException {
        var sink = sink();
        sink.put(delivery(1), Optional.empty());
        Thread.currentThread().interrupt();
        var ended = catchThrowableOfType(SinkException.class, () -> sink.put(delivery(2), Optional.empty()));
        boolean kept = Thread.interrupted();
        assertThat(ended == null || kept).isTrue();
        if (ended != null && ended.kind() != Kind.UNKNOWN) {
            assertThat(stored()).contains(token(1));
        }
    }

    protected static SinkException failure(Sink sink, int number, Optional<String> expected) {
        var failed = catchThrowableOfType(SinkException.class, () -> sink.put(delivery(number), expected));
        assertThat(failed).isNotNull();
        Canary.assertAbsentFrom(failed);
        return failed;
    }

    protected static Delivery delivery(int number) {
        return new Delivery(Canary.token(number), MARK);
    }

    protected static String token(int number) {
        return Canary.token(number).reveal();
    }

    private boolean can(SinkCapability capability) throws IOException {
        return sink().capabilities().contains(capability);
    }
}
