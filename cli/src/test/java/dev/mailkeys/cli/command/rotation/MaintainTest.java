package dev.mailkeys.cli.command.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ReceivedCall;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The nightly verb, on runners that start empty and on machines that keep their journals. */
@ExtendWith(SimulatorExtension.class)
class MaintainTest {

    @TempDir
    private Path folder;

    @Test
    void nothingToDo_onlyLooks(EmailitSimulator emailit) throws IOException {
        var rotating = new Rotating(folder)
                .account("main", emailit)
                .target("main", emailit.seedKey("newsletter"), "rotate-every = \"30d\"");
        var night = rotating.run("maintain --yes");
        assertThat(night.code()).as(night.err()).isZero();
        assertThat(night.out()).startsWith("newsletter\tnot_due");
        assertThat(emailit.received()).extracting(ReceivedCall::method).containsExactly("GET");
    }

    /** However many targets an account has: JetEmail would block it. */
    @ParameterizedTest
    @ValueSource(strings = {"maintain --yes", "plan", "rotate --yes"})
    void targetsOfAnAccount_shareOneLook(String verb, JetEmailSimulator jetemail) throws IOException {
        var rotating = new Rotating(folder).account("main", jetemail);
        for (int target = 0; target < 30; target++) {
            rotating.target("main", jetemail.seedKey("newsletter" + target), "rotate-every = \"30d\"");
        }
        var night = rotating.run(verb);
        assertThat(night.code()).as(night.err()).isZero();
        assertThat(jetemail.received()).extracting(ReceivedCall::operation).containsExactly("list");
    }

    @Test
    void nightsOnRunnersThatStartEmpty_rotateAndRetireTheOldKey(EmailitSimulator emailit) throws IOException {
        SimulatedKey first = oldKey(emailit, "newsletter--r0tp2kql78p-a1", Duration.ofDays(40));
        var rotating = new Rotating(folder)
                .account("main", emailit)
                .target("main", first, "rotate-every = \"30d\"", "key = \"newsletter\"")
                .replace("grace = \"0s\"", "grace = \"2s\"");
        var one = night(rotating, "one", "0s");
        assertThat(one.code()).as(one.err()).isZero();
        assertThat(one.out()).contains("\tpending\t");
        String token = rotating.token(first.name());
        assertThat(emailit.accepts(token)).isTrue();
        assertThat(emailit.accepts(first.token())).as("within the grace").isTrue();

        // The journal of the first night is lost.
        var two = night(rotating, "two", "1m");
        assertThat(two.code()).as(two.err()).isZero();
        assertThat(rotating.token(first.name())).isEqualTo(token);
        assertThat(emailit.accepts(first.token()))
                .as("retired by the second night")
                .isFalse();

        var three = night(rotating, "three", "1m");
        assertThat(three.code()).as(three.err()).isZero();
        assertThat(three.out()).contains("\tnot_due\t");
        assertThat(emailit.received("create")).hasSize(1);
    }

    /** Nothing proves that a key with the bare name is the target's: a person must say so, and must hear of it. */
    @Test
    void oldKeyOfAFirstRotationWhoseJournalIsLost_isTold(EmailitSimulator emailit) throws IOException {
        SimulatedKey first = oldKey(emailit, "newsletter", Duration.ofDays(40));
        var rotating = new Rotating(folder)
                .account("main", emailit)
                .target("main", first, "rotate-every = \"30d\"")
                .replace("grace = \"0s\"", "grace = \"1h\"");
        assertThat(night(rotating, "one", "0s").out()).contains("\tpending\t");
        var two = night(rotating, "two", "0s");
        assertThat(two.code()).as(two.err()).isZero();
        assertThat(two.out()).contains("\tnot_due\t");
        assertThat(two.err()).contains("newsletter (" + first.id() + ")", "--old-key and its id retires it");
    }

    @Test
    void rotationInProgress_isContinued(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        emailit.next("create", Fault.cut().afterCommit());
        assertThat(rotating.run("rotate --yes --wait 0s").code()).isIn(0, 10);
        var night = rotating.run("maintain --yes");
        assertThat(night.code()).as(night.err()).isZero();
        assertThat(night.out()).startsWith("newsletter\tdone");
        assertThat(emailit.accepts(rotating.token("newsletter"))).isTrue();
    }

    @Test
    void oneBadTarget_doesNotStopTheOthers(EmailitSimulator emailit) throws IOException {
        var rotating = new Rotating(folder)
                .account("main", emailit)
                .target("main", emailit.seedKey("bad"), "key = \"nobody\"")
                .target("main", emailit.seedKey("good"));
        var night = rotating.run("maintain --yes");
        assertThat(night.code()).as(night.err()).isEqualTo(4);
        assertThat(night.out()).contains("bad\trefused", "good\tdone");

        var stopped = rotating.run("maintain --yes --stop-on-failure");
        assertThat(stopped.code()).isEqualTo(4);
        assertThat(stopped.out()).contains("bad\trefused", "good\tnot_started");
    }

    private static Cli.Result night(Rotating rotating, String name, String wait) throws IOException {
        rotating.cli.set("XDG_STATE_HOME", rotating.folder.resolve(name).toString());
        return rotating.run("maintain --yes --wait " + wait);
    }

    private static SimulatedKey oldKey(EmailitSimulator emailit, String name, Duration age) {
        emailit.clock().advance(age.negated());
        SimulatedKey key = emailit.seedKey(name);
        emailit.clock().advance(age);
        return key;
    }
}
