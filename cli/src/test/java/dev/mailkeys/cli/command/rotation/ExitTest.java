package dev.mailkeys.cli.command.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.rotation.journal.FileJournals;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the rotation verbs end with; 0, 12 and 13 are in {@link RotationVerbsTest}, the signals in {@link RotationIT}. */
@ExtendWith(SimulatorExtension.class)
class ExitTest {

    @TempDir
    private Path folder;

    @Test
    void usage_is2(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter", "billing");
        var unknown = rotating.run("rotate newslettr --yes");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("did you mean newsletter?", "billing");
        assertThat(rotating.run("plan secret_c4n4ry5ingsn1n3t1m3s4").err()).doesNotContain("c4n4ry");
        assertThat(rotating.run("rollback newsletter --yes --old-token-env OLD").code())
                .isEqualTo(3);
        assertThat(rotating.run("abandon --yes").code()).isEqualTo(2);
        assertThat(rotating.run("rollback --old-token c4n4ry5ings").err())
                .contains("No option takes the token")
                .doesNotContain("c4n4ry");
        assertThat(rotating.run("rollback --all --yes --old-token-env MAIN_CREDENTIAL")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void configuration_is3(EmailitSimulator emailit) throws IOException {
        assertThat(new Cli().run("plan --file /nowhere/mailkeys.toml").code()).isEqualTo(3);
        var rotating = Rotating.at(folder, emailit, "newsletter");
        rotating.cli.set("MAIN_CREDENTIAL", "");
        var missing = rotating.run("rotate --yes");
        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.err()).contains("MAIN_CREDENTIAL");
        rotating.cli.set("MAIN_CREDENTIAL", "secret_wrong");
        assertThat(rotating.run("plan").code()).isEqualTo(3);
        assertThat(rotating.run("rotate --yes").code()).isEqualTo(3);
        assertThat(rotating.run("status").code()).as("needs no credential").isZero();
    }

    @Test
    void refused_is4AndNothingIsChanged(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        rotating.toml("[targets.other]\naccount = \"main\"\nkey = \"none\"\nsinks = [\"other\"]\n"
                + "[sinks.other]\ntype = \"raw\"\npath = \"app/other\"\n");
        var refused = rotating.run("rotate other --yes --output json");
        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.out()).contains("\"outcome\":\"refused\"", "no key named");
        assertThat(refused.err()).contains("{\"error\":{\"code\":4,\"kind\":\"refused\"");
        assertThat(rotating.run("plan other").code()).isEqualTo(4);
        assertThat(emailit.received("create")).isEmpty();
    }

    @Test
    void emergency_whileAnotherRotationWaits_endsEveryTokenOfBefore(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter").replace("grace = \"0s\"", "grace = \"1h\"");
        String leaked = rotating.token("newsletter");
        assertThat(rotating.run("rotate --yes --wait 0s").out()).contains("pending");
        String delivered = rotating.token("newsletter");
        var emergency = rotating.run("rotate newsletter --emergency --yes");
        assertThat(emergency.code()).as(emergency.err()).isZero();
        assertThat(emailit.accepts(leaked)).isFalse();
        assertThat(emailit.accepts(delivered)).isFalse();
        assertThat(emailit.accepts(rotating.token("newsletter"))).isTrue();
    }

    @Test
    void whatTakesAllTokens_isToldWhich(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter", "billing");
        for (String line : List.of("rotate --emergency --yes", "rotate --emergency --dry-run", "rollback --yes")) {
            var refused = rotating.run(line);
            assertThat(refused.code()).as(line).isEqualTo(2);
            assertThat(refused.err()).contains("--all", "newsletter, billing");
        }
        assertThat(emailit.received()).isEmpty();
        assertThat(rotating.run("rotate --emergency --all --yes").code()).isZero();
        assertThat(emailit.received("rotate")).hasSize(2);
    }

    @Test
    void dryRun_plansWhatTheRealRunDoes_andTheQuestionSaysIt(EmailitSimulator emailit) throws IOException {
        var rotating = new Rotating(folder)
                .account("main", emailit)
                .target("main", emailit.seedKey("newsletter"), "rotate-every = \"90d\"");
        assertThat(rotating.run("rotate --dry-run").out())
                .contains("not due before")
                .doesNotContain("  change ");
        assertThat(rotating.run("rotate --force --dry-run").out())
                .contains("overlap, due", "change   emailit.create", "change   emailit.delete");
        assertThat(rotating.run("rotate --emergency --dry-run").out())
                .contains("in-place, due", "change   emailit.rotate newsletter", "outage   From the rotate call");
        rotating.cli.terminals(0, 2).in("n\n");
        assertThat(rotating.run("rotate --emergency").err())
                .contains("Rotating newsletter in place, due or not", "stop working at once", "is refused until");
        assertThat(rotating.run("rotate --force").err())
                .contains("Rotating newsletter, due or not", "deleted at the end");
        assertThat(rotating.run("rotate").err()).contains("Rotating what is due among newsletter");
        assertThat(emailit.received("rotate")).isEmpty();
    }

    @Test
    void planThatIsRefused_isNotDue(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        rotating.toml("[targets.other]\naccount = \"main\"\nkey = \"none\"\nsinks = [\"other\"]\n"
                + "[sinks.other]\ntype = \"raw\"\npath = \"app/other\"\n");
        var plan = rotating.run("plan other --exit-code -o json");
        assertThat(plan.code()).isEqualTo(4);
        assertThat(plan.out()).contains("\"due\":false", "no key named");
        var both = rotating.run("plan --exit-code");
        assertThat(both.code()).as("13 says that nothing is in the way").isEqualTo(4);
        assertThat(rotating.run("plan newsletter --exit-code").code()).isEqualTo(13);
    }

    @Test
    void verify_ofWhatCanNotBeRead_is4(EmailitSimulator emailit) throws IOException {
        emailit.seedKey("newsletter");
        var rotating = new Rotating(folder)
                .account("main", emailit)
                .toml("[targets.newsletter]\naccount = \"main\"\nsinks = [\"s\"]\n"
                        + "[sinks.s]\ntype = \"exec\"\ncommand = [\"cat\"]\n");
        var verify = rotating.run("verify");
        assertThat(verify.code()).isEqualTo(4);
        assertThat(verify.out()).contains("unknown", "This sink can't be read back");
    }

    @Test
    void verify_ofASinkThatHoldsNothing_saysSo_andWhatToDo(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter", "billing");
        Files.writeString(rotating.env("billing"), "");
        var verify = rotating.run("verify");
        assertThat(verify.code()).as(verify.err()).isEqualTo(4);
        assertThat(verify.err())
                .contains("It holds no token. Run rotate with --force")
                .contains("Something is wrong, or can't be told: billing. The message says what to do.")
                .doesNotContain("nothing was changed");
    }

    @Test
    void journalThatCanNotBeRead_isSaidInItsOwnWords(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        assertThat(rotating.run("rotate --yes").code()).isZero();
        Path journals = folder.resolve("state/mailkeys/journal/newsletter");
        try (var files = Files.list(journals)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".journal")).toList()) {
                Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
            }
        }
        for (String verb : List.of("rotate --yes", "resume", "reconcile --yes", "rollback --yes", "plan", "status")) {
            var refused = rotating.run(verb);
            assertThat(refused.code()).as(verb + refused.err()).isEqualTo(4);
            assertThat(refused.err() + refused.out())
                    .as(verb)
                    .doesNotContain("A bug")
                    .contains("journal");
        }
    }

    @Test
    void unconfirmed_is5(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        for (String verb : List.of("rotate", "reconcile", "rollback", "abandon newsletter")) {
            assertThat(rotating.run(verb).code()).as(verb).isEqualTo(5);
        }
        assertThat(emailit.received()).isEmpty();
        rotating.cli.terminals(0, 2).in("y\n");
        assertThat(rotating.run("rotate").code()).isZero();
    }

    @Test
    void locked_is6(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        try (var lease =
                FileJournals.in(folder.resolve("state/mailkeys/journal")).lease("newsletter")) {
            var locked = rotating.run("rotate --yes");
            assertThat(locked.code()).as(locked.err()).isEqualTo(6);
            assertThat(locked.out()).contains("locked");
            assertThat(lease.epoch()).isPositive();
        }
        assertThat(emailit.received("create")).isEmpty();
    }

    @Test
    void incomplete_is10AndResumed(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter", "billing")
                .replace("grace = \"0s\"", "grace = \"0s\"\nattempts-within = \"1s\"");
        emailit.on("delete", Fault.status(500));
        var rotate = rotating.run("rotate --yes --output json");
        assertThat(rotate.code()).as(rotate.err()).isEqualTo(10);
        assertThat(rotate.out()).contains("\"outcome\":\"incomplete\"", "\"outcome\":\"not_started\"");
        assertThat(rotate.err()).contains("\"kind\":\"incomplete\"", "The message says what to run");
        emailit.clearFaults();
        var resume = rotating.run("resume");
        assertThat(resume.code()).as(resume.err()).isZero();
        assertThat(emailit.keys()).hasSize(3);
        assertThat(emailit.accepts(rotating.token("newsletter"))).isTrue();
    }

    @Test
    void sinkThatDoesNotWork_is11(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter", "billing");
        Files.writeString(rotating.env("billing"), "TOKEN=secret_0000000000000000000000000000\n");
        var verify = rotating.run("verify --output json");
        assertThat(verify.code()).as(verify.err()).isEqualTo(11);
        assertThat(verify.out()).contains("\"token\":\"refused\"", "\"token\":\"accepted\"");
        assertThat(verify.err()).contains("\"kind\":\"sink_broken\"", "billing").doesNotContain("secret_");
    }

    @Test
    void worstCode_wins() {
        assertThat(Exit.worst(List.of(ExitCode.DONE, ExitCode.INCOMPLETE, ExitCode.SINK_BROKEN)))
                .isEqualTo(ExitCode.SINK_BROKEN);
        assertThat(Exit.worst(List.of(ExitCode.REFUSED, ExitCode.LOCKED, ExitCode.PENDING)))
                .isEqualTo(ExitCode.LOCKED);
        assertThat(Exit.worst(List.of(ExitCode.PENDING, ExitCode.REFUSED))).isEqualTo(ExitCode.REFUSED);
        assertThat(Exit.worst(List.of())).isEqualTo(ExitCode.DONE);
    }
}
