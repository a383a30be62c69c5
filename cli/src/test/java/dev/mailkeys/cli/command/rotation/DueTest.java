package dev.mailkeys.cli.command.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** When a target with {@code rotate-every} is due, with a journal and without. */
@ExtendWith(SimulatorExtension.class)
class DueTest {

    private static final Duration LONG_AGO = Duration.ofDays(100);

    @TempDir
    private Path folder;

    private Rotating withAnOldKey(EmailitSimulator emailit) throws IOException {
        emailit.clock().advance(LONG_AGO.negated());
        SimulatedKey key = emailit.seedKey("newsletter");
        emailit.clock().advance(LONG_AGO);
        return new Rotating(folder).account("main", emailit).target("main", key, "rotate-every = \"90d\"");
    }

    private static void onAnEmptyRunner(Rotating rotating, String day) {
        rotating.cli.set("XDG_STATE_HOME", rotating.folder.resolve(day).toString());
    }

    @Test
    void rotation_makesItDueAnotherTime(EmailitSimulator emailit) throws IOException {
        var rotating = withAnOldKey(emailit);
        assertThat(rotating.run("plan --exit-code").code()).isEqualTo(13);
        assertThat(rotating.run("rotate --yes").out()).startsWith("newsletter\tdone");
        assertThat(rotating.run("plan --exit-code").code()).isZero();
        assertThat(rotating.run("rotate --yes").out()).startsWith("newsletter\tnot_due");
        emailit.clock().advance(LONG_AGO);
        assertThat(rotating.run("plan --exit-code").code())
                .as("the journal knows, too")
                .isZero();
    }

    @Test
    void reconciliation_isNoRotation(EmailitSimulator emailit) throws IOException {
        var rotating = withAnOldKey(emailit);
        onAnEmptyRunner(rotating, "monday");
        assertThat(rotating.run("reconcile --yes").code()).isZero();
        assertThat(rotating.run("plan --exit-code").code()).isEqualTo(13);
        assertThat(rotating.run("rotate --yes").out()).startsWith("newsletter\tdone");
        onAnEmptyRunner(rotating, "tuesday");
        assertThat(rotating.run("reconcile --yes").code()).isZero();
        assertThat(rotating.run("rotate --yes").out()).startsWith("newsletter\tnot_due");
        assertThat(emailit.received("create")).hasSize(1);
    }

    /** A successor's name says that it was made by a rotation. */
    @Test
    void graceThatWasLeftToTheNextRunner_isEndedThere(EmailitSimulator emailit) throws IOException {
        var rotating = withAnOldKey(emailit);
        assertThat(rotating.run("rotate --yes").out()).startsWith("newsletter\tdone");
        rotating.replace("grace = \"0s\"", "grace = \"1s\"");
        emailit.clock().advance(LONG_AGO.multipliedBy(2));
        String old = rotating.token("newsletter");
        onAnEmptyRunner(rotating, "monday");
        assertThat(rotating.run("rotate --yes --force --wait 0s").out()).startsWith("newsletter\tpending");
        onAnEmptyRunner(rotating, "tuesday");
        assertThat(rotating.run("rotate --yes").err()).contains("run reconcile");
        assertThat(rotating.run("reconcile --yes").code()).isZero();
        assertThat(emailit.accepts(old)).isFalse();
        assertThat(emailit.accepts(rotating.token("newsletter"))).isTrue();
    }

    /** The name of the key from before the first rotation proves nothing: it is told, and does not stand in the way. */
    @Test
    void graceOfTheFirstRotation_thatWasLeftToTheNextRunner_isLeftToAPerson(EmailitSimulator emailit)
            throws IOException {
        var rotating = withAnOldKey(emailit).replace("grace = \"0s\"", "grace = \"1s\"");
        String old = rotating.token("newsletter");
        onAnEmptyRunner(rotating, "monday");
        assertThat(rotating.run("rotate --yes --wait 0s").out()).startsWith("newsletter\tpending");
        onAnEmptyRunner(rotating, "tuesday");
        assertThat(rotating.run("rotate --yes").out()).startsWith("newsletter\tnot_due");
        assertThat(rotating.run("plan").out()).contains("left alone");
        assertThat(emailit.accepts(old)).isTrue();
        assertThat(emailit.accepts(rotating.token("newsletter"))).isTrue();
    }
}
