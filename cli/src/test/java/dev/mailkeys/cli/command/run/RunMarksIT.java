package dev.mailkeys.cli.command.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.MailkeysProcess;
import dev.mailkeys.cli.command.rotation.Rotating;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.file.ReaderMark;
import dev.mailkeys.core.file.ReaderMarks;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The marks that {@code mailkeys run} leaves for its program: never of a token that the program does not have yet. */
@Timeout(300)
@ExtendWith(SimulatorExtension.class)
class RunMarksIT extends SupervisedProgram {

    /** Ends when it was told to and there is a file {@code go}; until then it keeps using its token. */
    private static final String ENDS_LATE =
            "trap 'echo ending >> seen; until [ -e go ]; do sleep 0.05; done; kill $s;" + " exit 0' TERM; " + WAITS;

    /** Says at each USR1 that it was sent one. */
    private static final String HEARS = "trap 'echo USR1 >> seen' USR1; trap 'kill $s; exit 0' TERM;"
            + " echo \"start $TOKEN $$\" >> seen; sleep 600 & s=$!; while :; do wait $s; done";

    /** The marks that are there, each as its reader and which token it is of. */
    private List<String> marks() throws IOException {
        return ReaderMarks.beside(folder.resolve("app.env"), "TOKEN").all().stream()
                .map(mark -> mark.reader() + " has " + token(mark))
                .toList();
    }

    private static String token(ReaderMark mark) {
        return mark.shows(Secret.of(OLD)) ? "old" : mark.shows(Secret.of(NEW)) ? "new" : "another";
    }

    private boolean isMarked(String mark) throws IOException {
        return marks().equals(List.of(mark));
    }

    /** Starts it, and waits until its program hears signals and has its first mark. */
    private Process startMarked(MailkeysProcess run) throws Exception {
        Process process = start(run);
        await(process, () -> hasSeen("start") && isMarked("web-1 has old"));
        return process;
    }

    private void go() throws IOException {
        Files.createFile(folder.resolve("go"));
    }

    @Test
    void mark_isLeftWhenTheProgramOfBeforeHasEnded_andWithdrawnAtTheEnd() throws Exception {
        var run = run(ENDS_LATE, "--reader", "web-1");
        Process process = startMarked(run);
        replace(NEW);
        await(process, () -> hasSeen("ending"));
        assertThat(marks()).containsExactly("web-1 has old");
        go();
        await(process, () -> isMarked("web-1 has new"));
        kill(process, "TERM");
        var ended = run.end(process);
        assertThat(ended.code()).isZero();
        assertThat(marks()).isEmpty();
    }

    @Test
    void whatOutlivesTheProgram_keepsTheMarkOfBefore() throws Exception {
        var run = run(
                "trap 'exit 0' TERM; sleep 600 & s=$!; echo \"child $s\" >> seen; echo \"start $TOKEN $$\" >> seen;"
                        + " wait $s",
                "--reader",
                "web-1");
        Process process = startMarked(run);
        long child = Long.parseLong(seen().get(0).substring("child ".length()));
        replace(NEW);
        await(process, () -> hasSeen("start " + NEW));
        await(process, () -> run.stderr().contains("Process " + child + ", which the program had started"));
        assertThat(marks()).containsExactly("web-1 has old");
        ProcessHandle.of(child).orElseThrow().destroyForcibly();
        await(process, () -> isMarked("web-1 has new"));
        kill(process, "TERM");
        assertThat(run.end(process).code()).isZero();
    }

    @Test
    void signal_isNoProofOfANewToken() throws Exception {
        var run = run(HEARS, "--on-change", "signal:USR1", "--reader", "web-1", "--settled-after", "1h");
        Process process = startMarked(run);
        replace("em_c4n4ry5ingsth1rdt0ken00003");
        await(process, () -> hasSeen("USR1"));
        replace(NEW);
        await(process, () -> seen().size() == 3);
        assertThat(marks()).as("after two signals").containsExactly("web-1 has old");
    }

    @Test
    void signal_isFollowedByAMark_afterTheTimeThatAPersonHasSaid() throws Exception {
        Process process =
                startMarked(run(HEARS, "--on-change", "signal:USR1", "--reader", "web-1", "--settled-after", "10ms"));
        replace(NEW);
        await(process, () -> isMarked("web-1 has new"));
        assertThat(seen()).contains("USR1");
    }

    @Test
    void changeThatIsIgnored_keepsTheMarkOfBefore() throws Exception {
        var run = run(HEARS, "--on-change", "ignore", "--reader", "web-1");
        Process process = startMarked(run);
        replace(NEW);
        Files.delete(folder.resolve("app.env"));
        await(process, () -> run.stderr().contains("There is no token"));
        assertThat(marks()).containsExactly("web-1 has old");
    }

    @Test
    void markThatCantBeLeft_isSaidOnce_andLeftAsSoonAsItCan() throws Exception {
        Path folderOfMarks = Files.createFile(folder.resolve("app.env.TOKEN.readers"));
        var run = run(HEARS, "--reader", "web-1");
        Process process = start(run);
        await(process, () -> run.stderr().contains("can't be left in " + folderOfMarks));
        Files.delete(folderOfMarks);
        await(process, () -> hasSeen("start") && isMarked("web-1 has old"));
        kill(process, "TERM");
        var ended = run.end(process);
        assertThat(ended.code()).isZero();
        assertThat(ended.err().lines()).hasSize(1);
    }

    @Test
    void mailkeysThatWasKilled_leavesItsMark_whichItsSuccessorReplaces() throws Exception {
        Process killed = startMarked(run(HEARS, "--reader", "web-1"));
        kill(killed, "KILL");
        killed.waitFor();
        assertThat(marks()).containsExactly("web-1 has old");
        replace(NEW);
        Process successor = start(run(HEARS, "--reader", "web-1"));
        await(successor, () -> isMarked("web-1 has new"));
    }

    @Test
    void programThatCantBeStarted_leavesNoMark() throws Exception {
        Path elsewhere = folder.resolve("marks");
        ReaderMarks.in(elsewhere).leave("web-1", Secret.of(OLD));
        write(OLD);
        var ended = MailkeysProcess.of(
                        folder,
                        ("run --from app.env --variable TOKEN --reader web-1 --marks marks -- no-such-program")
                                .split(" "))
                .run();
        assertThat(ended.code()).isEqualTo(127);
        assertThat(ReaderMarks.in(elsewhere).all()).isEmpty();
    }

    @Test
    void rotationWithoutGrace_keepsTheOldKey_untilTheProgramHasTheNewToken(EmailitSimulator emailit) throws Exception {
        SimulatedKey key = emailit.seedKey("newsletter");
        var rotating = new Rotating(folder)
                .account("main", emailit)
                .target("main", key)
                .toml("readers = 1\n");
        Files.writeString(folder.resolve("script"), ENDS_LATE);
        rotating.write();
        var run = MailkeysProcess.of(folder, "run --target newsletter --every 50ms -- sh script".split(" "));
        rotating.cli.environment.forEach(run::set);
        Process process = start(run);
        await(process, () -> hasSeen("start " + key.token()));
        assertThat(rotating.run("rotate --yes --wait 0s").out()).startsWith("newsletter\tpending");
        await(process, () -> hasSeen("ending"));
        var pending = rotating.run("resume --wait 0s");
        assertThat(pending.out()).as(pending.err()).startsWith("newsletter\tpending");
        assertThat(pending.err()).contains("0 of 1 readers");
        assertThat(emailit.accepts(key.token())).isTrue();
        go();
        await(process, () -> hasSeen("start " + rotating.token("newsletter")));
        await(process, () -> rotating.run("resume --wait 0s").out().startsWith("newsletter\tdone"));
        assertThat(emailit.accepts(key.token())).isFalse();
        kill(process, "TERM");
        assertThat(run.end(process).code()).isZero();
    }
}
