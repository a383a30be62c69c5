package dev.mailkeys.cli.command.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailkeys.cli.Leak;
import dev.mailkeys.cli.MailkeysProcess;
import dev.mailkeys.cli.SignalsIT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A program under {@code mailkeys run}: real processes and real signals. */
@Timeout(300)
class RunProgramIT extends SupervisedProgram {

    @ParameterizedTest
    @CsvSource({"exit 0, 0", "exit 7, 7", "exit 255, 255", "kill -9 $$, 137", "kill -TERM $$, 143"})
    void exitCode_isThatOfTheProgram(String script, int code) throws Exception {
        var ended = run("echo \"$TOKEN\"; echo words >&2; " + script).run();
        assertThat(ended).isEqualTo(new MailkeysProcess.Ended(code, OLD + "\n", "words\n"));
    }

    @Test
    void standardInput_isTheProgramsOwn() throws Exception {
        var run = run("read -r line; echo \"got $line\"");
        Process process = start(run);
        process.getOutputStream().write("one\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        assertThat(run.end(process).out()).isEqualTo("got one\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP", "USR1", "USR2"})
    void signal_isPassedOnToTheProgram_whichDecides(String signal) throws Exception {
        assumeFalse(SignalsIT.ignores(signal), "this build is deaf to that signal, and so is what it starts");
        var run = run("trap 'echo " + signal + " >> seen; kill $s; exit 7' " + signal + "; " + WAITS);
        Process process = start(run);
        await(process, () -> hasSeen("start"));
        kill(process, signal);
        var ended = run.end(process);
        assertThat(ended.code()).as(ended.err()).isEqualTo(7);
        assertThat(seen()).hasSize(2).contains(signal);
        assertThat(ended.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"write", "rename", "..data link"})
    void token_thatHasChanged_restartsTheProgram(String how) throws Exception {
        boolean link = how.contains("link");
        if (link) {
            volume("..1", OLD);
            Files.createSymbolicLink(folder.resolve("..data"), Path.of("..1"));
            Files.createSymbolicLink(folder.resolve("app.env"), Path.of("..data/app.env"));
        }
        var run = run("trap 'kill $s; exit 0' TERM; " + WAITS);
        Process process = start(run);
        await(process, () -> hasSeen("start " + OLD));
        if (link) {
            volume("..2", NEW);
            Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of("..2"));
            Files.move(folder.resolve("..data_tmp"), folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        } else if (how.equals("rename")) {
            replace(NEW);
        } else {
            write(NEW);
        }
        await(process, () -> hasSeen("start " + NEW));
        assertThat(ProcessHandle.of(Long.parseLong(pids().get(0))))
                .as("the program of before")
                .isEmpty();
        kill(process, "TERM");
        var ended = run.end(process);
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEqualTo("The token has changed: the program is restarted.\n");
        assertThat(pids()).hasSize(2);
    }

    private void volume(String name, String token) throws IOException {
        Path version = Files.createDirectory(folder.resolve(name));
        Files.writeString(version.resolve("app.env"), "TOKEN=" + token + "\n");
    }

    @Test
    void fileThatIsGoneForAWhile_isNoReasonToRestart() throws Exception {
        var run = run("trap 'kill $s; exit 0' TERM; " + WAITS);
        Process process = start(run);
        await(process, () -> hasSeen("start"));
        Files.delete(folder.resolve("app.env"));
        await(process, () -> run.stderr().contains("The program keeps the one that it has."));
        write(OLD);
        await(process, () -> run.stderr().contains("There is a token in"));
        kill(process, "TERM");
        assertThat(run.end(process).code()).isZero();
        assertThat(seen()).hasSize(1);
    }

    @Test
    void programThatIgnoresTerm_isKilledWithItsFamily() throws Exception {
        var run = run(
                "trap '' TERM; sleep 600 & echo \"start $TOKEN $$\" >> seen; echo \"start x $!\" >> seen; wait; wait",
                "--kill-after",
                "200ms");
        Process process = start(run);
        await(process, () -> hasSeen("start x"));
        List<String> before = pids();
        replace(NEW);
        await(process, () -> hasSeen("start " + NEW));
        for (String pid : before) {
            await(process, () -> ProcessHandle.of(Long.parseLong(pid)).isEmpty());
        }
        assertThat(run.stderr()).contains("The program has not ended in time: it is killed.");
    }

    @Test
    void endThatIsAskedForDuringARestart_isNoRestart() throws Exception {
        // Ends at the second TERM: the first is the restart's, the other is passed on.
        var run = run("n=0; trap 'n=$((n + 1)); echo \"ending $n\" >> seen' TERM; echo \"start $TOKEN $$\" >> seen;"
                + " until [ $n = 2 ]; do sleep 600 & s=$!; wait $s; kill $s; done; exit 5");
        Process process = start(run);
        await(process, () -> hasSeen("start"));
        replace(NEW);
        await(process, () -> hasSeen("ending 1"));
        kill(process, "TERM");
        assertThat(run.end(process).code()).isEqualTo(5);
        assertThat(pids()).hasSize(1);
    }

    @Test
    void signalUponChange_isSentToTheSameProgram() throws Exception {
        var run = run(
                "trap 'echo USR1 >> seen' USR1; trap 'kill $s; exit 4' TERM; echo \"start $TOKEN $$\" >> seen;"
                        + " sleep 600 & s=$!; while :; do wait $s; done",
                "--on-change",
                "signal:SIGUSR1");
        Process process = start(run);
        await(process, () -> hasSeen("start"));
        replace(NEW);
        await(process, () -> hasSeen("USR1"));
        kill(process, "TERM");
        var ended = run.end(process);
        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.err()).isEqualTo("The token has changed: the program is sent USR1.\n");
        assertThat(pids()).hasSize(1);
    }

    @Test
    void token_isInTheProgramsEnvironmentAlone() throws Exception {
        var run = run("trap 'kill $s; exit 0' TERM; " + WAITS);
        Process process = start(run);
        await(process, () -> hasSeen("start"));
        Leak.assertNotInArguments(OLD);
        assertThat(Files.readString(Path.of("/proc/" + process.pid() + "/environ"), StandardCharsets.ISO_8859_1))
                .doesNotContain(OLD);
        assertThat(Files.readString(Path.of("/proc/" + pids().get(0) + "/environ"), StandardCharsets.ISO_8859_1))
                .contains("TOKEN=" + OLD);
        replace(NEW);
        await(process, () -> hasSeen("start " + NEW));
        Leak.assertNotInArguments(NEW);
        kill(process, "TERM");
        var ended = run.end(process);
        assertThat(ended.out() + ended.err()).doesNotContain(OLD, NEW);
    }

    @Test
    void mailkeysThatIsKilled_leavesNoProgramBehind() throws Exception {
        assumeTrue(!DeathSignal.prefix().isEmpty(), "there is no setpriv that can ask for it");
        Process process = start(run("trap 'kill $s; exit 0' TERM; " + WAITS));
        await(process, () -> hasSeen("start"));
        var program = ProcessHandle.of(Long.parseLong(pids().get(0)));
        kill(process, "KILL");
        program.orElseThrow().onExit().get();
    }

    @Test
    void managementCredentials_areNotGiven_unlessTheyAreKept() throws Exception {
        String manager = "em_api_c4n4rym4n4ger000000009";
        var run = run("env", "--as", "EMAILIT_API_KEY", "--keep", "COPY")
                .set("EMAILIT_API_KEY", manager)
                .set("JETEMAIL_API_KEY", manager)
                .set("MAILKEYS_GITHUB_TOKEN", "github_pat_s1nks_0wn")
                .set("MAILKEYS_PROXY_PASSWORD", "pr0xys_0wn")
                .set("MY_MANAGER", "Bearer " + manager)
                .set("COPY", manager)
                .set("ELASTICEMAIL_API_KEY", "short")
                .set("HARMLESS", "1");
        assertThat(run.run().out().lines())
                .contains("EMAILIT_API_KEY=" + OLD, "HARMLESS=1", "COPY=" + manager)
                .noneMatch(line ->
                        line.matches("(JETEMAIL_API_KEY|ELASTICEMAIL_API_KEY|MY_MANAGER|TOKEN|MAILKEYS_\\w+)=.*"));
    }

    @Test
    void target_namesTheTokenByItsSink() throws Exception {
        Files.writeString(folder.resolve("mailkeys.toml"), """
            journal = "journal"
            [accounts.main]
            provider = "emailit"
            token-env = "MANAGER_OF_MAIN"
            [targets.newsletter]
            account = "main"
            sinks = ["settings", "plain"]
            [sinks.settings]
            type = "json"
            path = "settings.json"
            field = "mail.token"
            [sinks.plain]
            type = "raw"
            path = "plain"
            """);
        Files.writeString(folder.resolve("settings.json"), "{\"mail\": {\"token\": \"" + OLD + "\"}}");
        Files.writeString(folder.resolve("plain"), NEW + "\n");
        for (String sink : List.of("settings", "plain")) {
            var ended = MailkeysProcess.of(
                            folder, "run", "--target", "newsletter", "--sink", sink, "--as", "T", "--", "env")
                    .set("MANAGER_OF_MAIN", "em_api_c4n4rym4n4ger000000009")
                    .run();
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.out().lines())
                    .contains("T=" + (sink.equals("plain") ? NEW : OLD))
                    .noneMatch(line -> line.startsWith("MANAGER_OF_MAIN"));
        }
        var several = MailkeysProcess.of(folder, "run", "--target", "newsletter", "--as", "T", "--", "env")
                .run();
        assertThat(several.code()).isEqualTo(2);
        assertThat(several.err()).contains("settings, plain", "--sink NAME");
    }

    @Test
    void programsOwnOptions_areNotOurs() throws Exception {
        var ended = run("echo \"$0 $*\"", "--keep", "X").by("env", "LC_ALL=C.UTF-8");
        assertThat(ended.run().code()).isZero();
        var own = MailkeysProcess.of(
                        folder,
                        "run",
                        "--from",
                        "app.env",
                        "--variable",
                        "TOKEN",
                        "--",
                        "printf",
                        "%s ",
                        "--token=x",
                        "--help",
                        "-q",
                        "--",
                        "-o=json",
                        "\u00fcbung")
                .set("LC_ALL", "C")
                .run();
        assertThat(own).isEqualTo(new MailkeysProcess.Ended(0, "--token=x --help -q -- -o=json \u00fcbung ", ""));
    }

    @Test
    void orphans_areWaitedFor_byProcessOne() throws Exception {
        String[] asFirst = {"unshare", "--user", "--map-root-user", "--pid", "--fork", "--mount-proc"};
        var tried = new ArrayList<>(List.of(asFirst));
        tried.add("true");
        assumeTrue(new ProcessBuilder(tried).start().waitFor() == 0, "no namespaces can be made here");
        // An orphan ends, and the program looks until nobody is a zombie any more.
        var ended = run("(sh -c 'exit 0' & exec sh -c 'kill -9 $$'); i=0;"
                        + " while grep -qs '^State:.Z' /proc/[0-9]*/status; do"
                        + " i=$((i + 1)); [ $i -lt 100 ] || exit 1; sleep 0.1; done; echo clean")
                .by(asFirst)
                .run();
        assertThat(ended.out()).as(ended.err()).isEqualTo("clean\n");
        assertThat(ended.code()).isZero();
    }

    @Test
    void nobodyWhoReadsOurWords_isNoReasonToEnd() throws Exception {
        write(OLD);
        String script = "if [ \"$TOKEN\" = " + NEW + " ]; then exit 7; fi; trap \"kill \\$s; exit 0\" TERM;"
                + " echo \"start $TOKEN $$\" >> seen; sleep 600 & s=$!; wait $s";
        Files.writeString(folder.resolve("script"), script);
        var run = MailkeysProcess.shell(
                folder,
                "mailkeys run --from app.env --variable TOKEN --every 50ms -- sh script"
                        + " 2> >(exec true); echo $? > code");
        Process process = start(run);
        await(process, () -> hasSeen("start"));
        replace(NEW);
        run.end(process);
        assertThat(Files.readString(folder.resolve("code"))).isEqualTo("7\n");
    }
}
