package dev.mailkeys.cli.command.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailkeys.cli.MailkeysProcess;
import dev.mailkeys.cli.SignalsIT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code mailkeys run} at a terminal: whose keys send signals to all of a group, and which can hang up. */
@Timeout(300)
class RunTerminalIT extends SupervisedProgram {

    private static final String CTRL_C = "\u0003";

    /** Counts the signals that it is sent, until it is told to end; it says who {@code mailkeys} is. */
    private static final String COUNTS = """
            n=0
            trap 'n=$((n + 1)); echo INT >> seen' INT
            trap 'echo USR1 >> seen' USR1
            trap 'echo HUP >> seen; exit 6' HUP
            echo "mailkeys $PPID" >> seen
            echo "start $TOKEN $$" >> seen
            until [ -e go ]; do sleep 0.05; done
            exit $((40 + n))
            """;

    @BeforeEach
    void needATerminal() throws Exception {
        assumeTrue(
                MailkeysProcess.shell(folder, "command -v script").run().code() == 0,
                "util-linux's script is not there");
        assumeFalse(SignalsIT.ignores("INT") || SignalsIT.ignores("HUP"), "this build is deaf to a terminal's signals");
    }

    /** A line for a shell at a terminal of its own, in which {@code mailkeys} runs a script. */
    private MailkeysProcess terminal(String script, String line) throws IOException {
        write(OLD);
        Files.writeString(folder.resolve("script"), script);
        String mailkeys = String.join(" ", MailkeysProcess.command())
                + " run --from app.env --variable TOKEN --every 50ms -- sh script";
        Files.writeString(folder.resolve("line"), line.replace("MAILKEYS", mailkeys));
        return MailkeysProcess.shell(folder, "exec script -qefc 'exec bash line' /dev/null");
    }

    private static void type(Process terminal, String keys) throws IOException {
        terminal.getOutputStream().write(keys.getBytes(StandardCharsets.US_ASCII));
        terminal.getOutputStream().flush();
    }

    private ProcessHandle mailkeys() throws IOException {
        return ProcessHandle.of(Long.parseLong(seen().get(0).substring("mailkeys ".length())))
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exec MAILKEYS", "MAILKEYS; exit $?"})
    void ctrlC_reachesTheProgramOnce_whichDecides(String line) throws Exception {
        var terminal = terminal(COUNTS, line);
        Process process = start(terminal);
        await(process, () -> hasSeen("start"));
        type(process, CTRL_C);
        await(process, () -> hasSeen("INT"));
        // Passed on after anything else that would have been passed on.
        assertThat(new ProcessBuilder("kill", "-USR1", String.valueOf(mailkeys().pid()))
                        .start()
                        .waitFor())
                .isZero();
        await(process, () -> hasSeen("USR1"));
        Files.createFile(folder.resolve("go"));
        assertThat(terminal.end(process).code()).isEqualTo(41);
        assertThat(seen()).filteredOn("INT"::equals).hasSize(1);
    }

    @Test
    void ctrlC_thatEndsTheProgram_endsWith130() throws Exception {
        var terminal = terminal("echo \"start $TOKEN $$\" >> seen; exec sleep 600", "exec MAILKEYS");
        Process process = start(terminal);
        await(process, () -> hasSeen("start"));
        type(process, CTRL_C);
        assertThat(terminal.end(process).code()).isEqualTo(130);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exec MAILKEYS", "MAILKEYS; exit $?"})
    void terminalThatHangsUp_tellsTheProgram_andMailkeysEndsWithIt(String line) throws Exception {
        Process process = start(terminal(COUNTS, line));
        await(process, () -> hasSeen("start"));
        ProcessHandle mailkeys = mailkeys();
        process.destroyForcibly();
        mailkeys.onExit().get();
        assertThat(seen()).contains("HUP");
        assertThat(ProcessHandle.of(Long.parseLong(pids().get(0)))).isEmpty();
    }

    @Test
    void programThatOutlivesItsTerminal_isLookedAfterAllTheSame() throws Exception {
        var terminal = terminal(COUNTS.replace("; exit 6", ""), "exec MAILKEYS");
        Process process = start(terminal);
        await(process, () -> hasSeen("start"));
        ProcessHandle mailkeys = mailkeys();
        process.destroyForcibly();
        while (!hasSeen("HUP")) {
            Thread.onSpinWait();
        }
        Files.createFile(folder.resolve("go"));
        mailkeys.onExit().get();
        assertThat(seen()).filteredOn("HUP"::equals).hasSize(1);
    }
}
