package dev.mailkeys.cli.command.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.file.CurrentSecret;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sinks that say how many readers they have: the old key is kept until their marks say that they have the new token. */
@Timeout(120)
@ExtendWith(SimulatorExtension.class)
class ReadersTest {

    @TempDir
    private Path folder;

    @Test
    void theOldKeyIsKept_untilTheLastReaderHasTheNewToken(EmailitSimulator emailit) throws IOException {
        SimulatedKey key = emailit.seedKey("newsletter");
        var rotating = new Rotating(folder)
                .account("main", emailit)
                .target("main", key)
                .toml("readers = 2\n");
        CurrentSecret one =
                CurrentSecret.inDotenv(rotating.env("newsletter"), "TOKEN").leavingMarks("one");
        CurrentSecret two =
                CurrentSecret.inDotenv(rotating.env("newsletter"), "TOKEN").leavingMarks("two");
        one.get();
        var plan = rotating.run("plan");
        assertThat(plan.out())
                .contains("wait until 2 readers of file:", "have seen the new token, 1 day at most")
                .contains("1 has left no mark in " + rotating.env("newsletter") + ".TOKEN.readers");
        two.get();
        var pending = rotating.run("rotate --yes --wait 0s");
        assertThat(pending.code()).as(pending.err()).isZero();
        assertThat(pending.out()).startsWith("newsletter\tpending");
        assertThat(pending.out() + pending.err()).contains("0 of 2 readers of file:", "one (since ", "two (since ");
        assertThat(emailit.accepts(key.token())).isTrue();

        one.get();
        var status = rotating.run("status");
        assertThat(status.out()).contains("newsletter\twaiting\tREADERS");
        assertThat(status.err())
                .contains("1 of 2 readers of file:", "two (since ")
                .doesNotContain("one (since ");
        assertThat(rotating.run("status --output json").out()).contains("\"readers\":[\"1 of 2 readers of file:");
        two.get();
        var done = rotating.run("resume --wait 0s");
        assertThat(done.out()).as(done.err()).startsWith("newsletter\tdone");
        assertThat(emailit.accepts(key.token())).isFalse();
        assertThat(rotating.run("status").err()).contains("2 of 2 readers of file:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "readers = 0                    | readers takes a whole number from 1 to 1000",
                "marks = \"elsewhere\"          | marks needs readers beside it: how many there are, readers = 8"
            })
    void whatIsNotUnderstood_isTold(String line, String complaint, EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter").toml(line + "\n");
        var result = rotating.run("status");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains(complaint);
    }

    @Test
    void marksElsewhere_areLookedForThere(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter").toml("readers = 1\nmarks = \"elsewhere\"\n");
        assertThat(rotating.run("status").err()).contains("1 has left no mark in " + folder.resolve("elsewhere"));
    }
}
