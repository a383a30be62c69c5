package dev.mailkeys.rotation.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
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
        new ExecSink(
                        shell("env > environment; cat > stored"),
                        ExecOptions.within(Duration.ofMinutes(1)),
                        ExecEnvironment.of(ours))
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
        assertThat(failed).hasMessageContaining("killed after 1 second");
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
    void aLineBreakInWhatIsDelivered_isNoToken_andNothingIsRun() {
        var key = new Delivery(Secret.of("-----BEGIN KEY-----\nCANARYCANARYCANARYCANARY\n"), PLAIN);
        assertThatThrownBy(() -> sink().put(key, Optional.empty()))
                .isInstanceOfSatisfying(
                        SinkException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.UNCHANGED))
                .hasMessageContaining("is not a token")
                .satisfies(Canary::assertAbsentFrom);
        assertThat(folder.resolve("stored")).doesNotExist();
    }

    @Test
    void aToken_arrivesAsItIs() throws IOException {
        String token = "  a\\n'\"$(x)`y`%s%%-e \u00e4\ud83d\ude80 ";
        sink().put(new Delivery(Secret.of(token), PLAIN), Optional.empty());
        assertThat(stored()).contains(token);
    }

    @Test
    void theSettleTime_isAsLongAsARunMayTake_unlessSomebodySaysOtherwise() {
        assertThat(ExecSink.of(shell("")).settleTime()).isEqualTo(Duration.ofMinutes(1));
        assertThat(ExecSink.of(shell("")).within(Duration.ofMinutes(7)).settleTime())
                .isEqualTo(Duration.ofMinutes(7));
        assertThat(ExecSink.of(shell("")).settlingFor(Duration.ZERO).settleTime())
                .isZero();
    }

    @Test
    void aRelativeProgram_beginsAtItsFolder_andSoDoesWhatItOpens() throws IOException {
        script("store.sh", "#!/bin/sh\ncat > ./stored\n");
        var sink = ExecSink.of(List.of("./store.sh")).inFolder(folder);
        sink.check();
        sink.put(delivery(1), Optional.empty());
        assertThat(stored()).contains(token(1));
        assertThat(sink.name()).isEqualTo("exec:./store.sh");
    }

    @Test
    void aScriptThatCanNotBeStarted_isFoundByTheCheck_withItsReason() throws IOException {
        script("crlf.sh", "#!/bin/sh\r\ncat > stored\r\n");
        script("none.sh", "#!/no/such/interpreter -x\ncat > stored\n");
        Files.writeString(folder.resolve("plain.sh"), "#!/bin/sh\n");
        for (var reason : Map.of(
                        "./crlf.sh", "carriage return",
                        "./none.sh", "interpreter /no/such/interpreter",
                        "./plain.sh", "chmod +x",
                        "./gone.sh", "there is no program ./gone.sh in " + folder)
                .entrySet()) {
            var sink = ExecSink.of(List.of(reason.getKey())).inFolder(folder);
            assertThatThrownBy(sink::check).isInstanceOf(SinkException.class).hasMessageContaining(reason.getValue());
            assertThat(failure(sink, 1, Optional.empty())).hasMessageContaining(reason.getValue());
            assertThat(failure(sink, 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
        }
        assertThat(folder.resolve("stored")).doesNotExist();
    }

    private void script(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        assertThat(folder.resolve(name).toFile().setExecutable(true)).isTrue();
    }

    @Test
    void noCommand_isRefused() {
        assertThatThrownBy(() -> ExecSink.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ExecSink.of(List.of(" "))).isInstanceOf(IllegalArgumentException.class);
    }
}
