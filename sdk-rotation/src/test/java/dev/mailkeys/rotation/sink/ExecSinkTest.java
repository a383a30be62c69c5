package dev.mailkeys.rotation.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecSinkTest extends ExecSinkContract {

    private static final KeyMark PLAIN =
            new KeyMark("emailit", "id 1", "prod--r1-a2", "r1", 2, KeySettings.of(Map.of()));

    @Test
    void withoutAReader_itIsWriteOnly() {
        assertThat(sink().capabilities()).isEmpty();
        assertThat(sink().settleTime()).isZero();
        assertThat(ExecSink.of(shell("")).settlingFor(Duration.ofSeconds(9)).settleTime())
                .isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void theEnvironment_saysWhoseTokenItIs_andHoldsNoCredential() throws IOException {
        var ours = Map.of(
                "PATH", System.getenv("PATH"),
                "KEPT", "this",
                "EMAILIT_API_KEY", "manager",
                "JETEMAIL_API_KEY", "manager",
                "ELASTICEMAIL_API_KEY", "manager",
                "MAILKEYS_GITHUB_TOKEN", "manager",
                "URL_WITH_TOKEN", "https://x/?key=" + token(1),
                "MAILKEYS_ATTEMPT", "99");
        var options =
                new ExecOptions(List.of(), Duration.ofMinutes(1), Duration.ZERO, EnumSet.noneOf(SinkCapability.class));
        new ExecSink(shell("env > environment; cat > stored"), options, ours)
                .put(new Delivery(Canary.token(1), PLAIN), Optional.empty());
        assertThat(Files.readAllLines(folder.resolve("environment")))
                .contains(
                        "KEPT=this",
                        "MAILKEYS_PROVIDER=emailit",
                        "MAILKEYS_KEY_ID=id 1",
                        "MAILKEYS_KEY_NAME=prod--r1-a2",
                        "MAILKEYS_ROTATION=r1",
                        "MAILKEYS_ATTEMPT=2")
                .noneMatch(line -> line.contains("manager") || line.contains("URL_WITH"));
    }

    @ParameterizedTest
    @CsvSource({"75, UNCHANGED", "1, UNKNOWN", "3, UNKNOWN", "127, UNKNOWN", "255, UNKNOWN"})
    void anExitCode_saysWhatIsKnown(int code, Kind kind) {
        var failed = failure(ExecSink.of(shell("echo told you >&2; exit " + code)), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(kind);
        assertThat(failed).hasMessageContaining("exit code " + code + ": told you");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat; exit 1",
                "cat >&2; exit 1",
                "base64; exit 1",
                "printf x > pad; cat pad - | base64 -w 20; exit 1",
                "printf xx > pad; cat pad - | base64 >&2; exit 1",
                "od -An -v -tx1 | tr -d ' \\n'; exit 1",
                "head -c 18 | tr -d '\\n'; exit 1",
            })
    void aCommandThatPrintsTheToken_isNotQuoted(String script) throws IOException {
        var failed = failure(ExecSink.of(shell(script)), 1, Optional.empty());
        assertThat(failed).hasMessageContaining("not shown");
    }

    @Test
    void aCommandThatReadsNothing_isFine() {
        assertThat(ExecSink.of(shell("exit 0")).put(delivery(1), Optional.empty()))
                .isEmpty();
    }

    @Test
    @Timeout(20)
    void aCommandThatPrintsWithoutEnd_isReadUpToABound() {
        var failed = failure(ExecSink.of(shell("yes loud | head -c 20000000; exit 3")), 1, Optional.empty());
        assertThat(failed.getMessage()).hasSizeLessThan(1500);
    }

    @Test
    @Timeout(20)
    void aCommandThatLeavesAChildBehind_isNotWaitedFor() {
        ExecSink.of(shell("sleep 5 & exit 0")).put(delivery(1), Optional.empty());
    }

    @Test
    @Timeout(20)
    void aCommandThatHangs_isKilledWithItsChildren() throws Exception {
        var sink = ExecSink.of(shell("cat > /dev/null; sleep 1000 & echo $! > child; wait"))
                .within(Duration.ofSeconds(1));
        var failed = failure(sink, 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(failed).hasMessageContaining("killed after 1000 ms");
        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        var left = ProcessHandle.of(child);
        if (left.isPresent()) {
            left.get().onExit().get(5, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-program-here", "/no/such/program", "/tmp"})
    void aProgramThatIsNotThere_isFoundByTheCheck_andChangesNothing(String program) {
        var sink = ExecSink.of(List.of(program));
        assertThatThrownBy(sink::check).isInstanceOf(SinkException.class).hasMessageContaining(program);
        assertThat(failure(sink, 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
    }

    @Test
    void aProgramOnTheSearchPath_isFound() {
        ExecSink.of(List.of("sh", "-c", "true")).withReader(List.of("cat")).check();
        assertThatThrownBy(() -> ExecSink.of(List.of("sh"))
                        .withReader(List.of("no-such-program"))
                        .check())
                .isInstanceOf(SinkException.class);
    }

    @Test
    void aNameThatNoEnvironmentHolds_isRefusedBeforeAnythingRuns() {
        var mark = new KeyMark("emailit", "id", "nul\u0000", "r1", 1, KeySettings.of(Map.of()));
        assertThatThrownBy(() -> sink().put(new Delivery(Canary.token(1), mark), Optional.empty()))
                .isInstanceOfSatisfying(
                        SinkException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.UNCHANGED));
        assertThat(folder.resolve("stored")).doesNotExist();
    }

    @Test
    void noCommand_isRefused() {
        assertThatThrownBy(() -> ExecSink.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ExecSink.of(List.of(" "))).isInstanceOf(IllegalArgumentException.class);
    }
}
