package dev.mailkeys.cli.command.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Leak;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.TimeWords;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ReceivedCall;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each rotation verb, in this process, over the simulators. */
@ExtendWith(SimulatorExtension.class)
class RotationVerbsTest {

    @TempDir
    private Path folder;

    @Test
    void plan_showsEveryCallAndSendsNothingButReads(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        String before = rotating.token("newsletter");
        var plan = rotating.run("plan");
        assertThat(plan.code()).as(plan.err()).isZero();
        assertThat(plan.out())
                .contains("newsletter: emailit newsletter, overlap, due", "change   emailit.create", "read ", "delete");
        assertThat(rotating.run("plan --exit-code").code()).isEqualTo(13);
        assertThat(rotating.run("plan --exit-code").err()).doesNotContain("error");
        assertThat(rotating.run("rotate --dry-run").out()).isEqualTo(plan.out());
        assertThat(emailit.received()).extracting(ReceivedCall::method).containsOnly("GET");
        assertThat(rotating.token("newsletter")).isEqualTo(before);
        assertThat(rotating.run("plan --output json").out())
                .startsWith(
                        "[\n"
                                + "{\"target\":\"newsletter\",\"account\":\"main\",\"provider\":\"emailit\",\"strategy\":\"overlap\"")
                .contains("\"due\":true", "\"calls\":[{\"what\":", "\"changes\":true");
    }

    @Test
    void rotate_replacesTheTokenOfEachProvider(
            JetEmailSimulator jetemail, EmailitSimulator emailit, ElasticEmailSimulator elastic) throws IOException {
        SimulatedKey one = jetemail.seedKey("one");
        SimulatedKey two = emailit.seedKey("two");
        SimulatedKey three = elastic.seedKey("three");
        var rotating = new Rotating(folder)
                .account("jet", jetemail)
                .account("emailit", emailit)
                .account("elastic", elastic)
                .target("jet", one)
                .target("emailit", two)
                .target("elastic", three);
        var rotate = rotating.run("rotate --yes --output json");
        assertThat(rotate.code()).as(rotate.err()).isZero();
        assertThat(rotate.out()).contains("\"target\":\"one\"", "\"outcome\":\"done\"", "\"code\":0");
        assertThat(jetemail.accepts(rotating.token("one"))).isTrue();
        assertThat(emailit.accepts(rotating.token("two"))).isTrue();
        assertThat(elastic.accepts(rotating.token("three"))).isTrue();
        for (SimulatedKey old : List.of(one, two, three)) {
            assertThat(rotating.token(old.name())).isNotEqualTo(old.token());
            assertThat(Leak.files(folder, old.token())).isEmpty();
            assertThat(Leak.files(folder, rotating.token(old.name())))
                    .containsExactly(Path.of("app", old.name() + ".env"));
            assertThat(rotate.out() + rotate.err()).doesNotContain(rotating.token(old.name()), old.token());
        }
        var verify = rotating.run("verify");
        assertThat(verify.code()).as(verify.err()).isZero();
        assertThat(verify.out()).contains("one\tfile:", "accepted");
        assertThat(rotating.run("status").out()).contains("one\tdone\tDONE");
    }

    @Test
    void rotate_whoseKeyIsYoung_isNotDue(EmailitSimulator emailit) throws IOException {
        var rotating = new Rotating(folder)
                .account("main", emailit)
                .target("main", emailit.seedKey("newsletter"), "rotate-every = \"90d\"");
        var rotate = rotating.run("rotate --yes");
        assertThat(rotate.code()).as(rotate.err()).isZero();
        assertThat(rotate.out()).startsWith("newsletter\tnot_due");
        assertThat(rotating.run("plan --exit-code").out()).contains("not due before 20");
        assertThat(emailit.keys()).extracting(SimulatedKey::name).containsExactly("Management", "newsletter");
        assertThat(rotating.run("rotate --yes --force").out()).startsWith("newsletter\tdone");
        assertThat(emailit.keys()).extracting(SimulatedKey::name).doesNotContain("newsletter");
    }

    @Test
    void statusOnATerminal_saysAMinuteThatIsNotTooEarly(EmailitSimulator emailit) throws IOException {
        var rotating = new Rotating(folder).account("main", emailit);
        rotating.target("main", emailit.seedKey("newsletter"), "soak = \"0s\"").toml("");
        Path file = rotating.write();
        Files.writeString(file, Files.readString(file).replace("grace = \"0s\"", "grace = \"1h\""));
        rotating.cli.run("rotate --yes --wait 0s");
        Instant until = Instant.parse(rotating.cli.run("status").out().strip().split("\t")[5]);
        assertThat(rotating.cli.terminals(1).run("status").out())
                .contains(TimeWords.notBefore(until))
                .doesNotContain(until.toString());
    }

    @Test
    void rotate_withAGrace_isPendingAndResumed(EmailitSimulator emailit) throws IOException {
        var rotating = new Rotating(folder).account("main", emailit);
        SimulatedKey key = emailit.seedKey("newsletter");
        rotating.target("main", key, "soak = \"0s\"").toml("");
        rotating.toml("");
        var graceful = new String[] {"rotate --yes --wait 0s", "resume --fail-on-pending --wait 0s"};
        Path file = rotating.write();
        Files.writeString(file, Files.readString(file).replace("grace = \"0s\"", "grace = \"1h\""));
        var pending = rotating.cli.run(graceful[0]);
        assertThat(pending.code()).as(pending.err()).isZero();
        assertThat(pending.out()).contains("pending", "mailkeys resume newsletter, after 20");
        assertThat(rotating.cli.run("resume --wait 0s --file " + file).out())
                .as("the command that is named finds the same file")
                .contains("mailkeys resume newsletter --file " + file + ", after 20");
        assertThat(rotating.cli.run("plan").out()).contains("in progress at GRACE");
        assertThat(rotating.cli.run("status").out()).contains("waiting\tGRACE");
        assertThat(rotating.cli.run(graceful[1]).code()).isEqualTo(12);
        assertThat(emailit.accepts(key.token())).isTrue();
        assertThat(emailit.accepts(rotating.token("newsletter"))).isTrue();

        var back = rotating.cli.set("OLD", key.token()).run("rollback --yes --old-token-env OLD");
        assertThat(back.code()).as(back.err()).isZero();
        assertThat(back.out()).contains("rolled_back");
        assertThat(rotating.token("newsletter")).isEqualTo(key.token());
        assertThat(emailit.keys()).hasSize(2);
        var nothing = rotating.cli.run("rollback --yes");
        assertThat(nothing.code()).isZero();
        assertThat(nothing.out() + nothing.err()).contains("rolled back already");
        var resume = rotating.cli.run("resume");
        assertThat(resume.code()).as(resume.err()).isZero();
    }

    @Test
    void reconcile_withoutAJournal_bringsOrder(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        SimulatedKey key = emailit.keys().get(emailit.keys().size() - 1);
        Path file = rotating.write();
        Files.writeString(file, Files.readString(file).replace("grace = \"0s\"", "grace = \"1s\""));
        assertThat(rotating.cli.run("rotate --yes --wait 0s").out()).contains("pending");
        rotating.cli.set("XDG_STATE_HOME", folder.resolve("lost").toString());
        var reconcile = rotating.cli.run("reconcile --yes");
        assertThat(reconcile.code()).as(reconcile.err()).isZero();
        assertThat(reconcile.err()).contains("Left alone", key.id(), "--old-key");
        assertThat(emailit.accepts(key.token())).isTrue();
        var vouched = rotating.cli.run("reconcile newsletter --yes --old-key " + key.id());
        assertThat(vouched.code()).as(vouched.err()).isZero();
        assertThat(emailit.keys()).hasSize(2);
        assertThat(emailit.accepts(rotating.token("newsletter"))).isTrue();
    }

    @Test
    void reconcile_ofAKeyThatIsGone_takesNoRightsFromTheFile_butFromAPerson(EmailitSimulator emailit)
            throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        assertThat(rotating.run("rotate --yes").code()).isZero();
        Path env = rotating.env("newsletter");
        Files.writeString(env, Files.readString(env).replace("TOKEN=secret_", "TOKEN=secret_x"));
        SimulatedKey key = emailit.keys().get(emailit.keys().size() - 1);
        var settings = ClientSettings.builder().baseUrl(emailit.baseUrl()).build();
        EmailitKeys.using(Secret.of(emailit.managementToken()), settings).delete(key.id());
        var asks = rotating.run("reconcile --yes");
        assertThat(asks.code()).isNotZero();
        assertThat(asks.err()).contains("No key at emailit shows", "--settings");
        assertThat(rotating.run("reconcile --yes --settings scope").code()).isEqualTo(2);
        var said = rotating.run("reconcile --yes --settings scope=sending");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(emailit.accepts(rotating.token("newsletter"))).isTrue();
        assertThat(emailit.received("create").get(1).body()).contains("sending");
    }

    @Test
    void emergency_rotatesInPlace(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        String leaked = rotating.token("newsletter");
        var rotate = rotating.run("rotate newsletter --emergency --yes --verbose");
        assertThat(rotate.code()).as(rotate.err()).isZero();
        assertThat(rotate.err()).contains("newsletter: ROTATE_INTENT", "newsletter: DELIVERED");
        assertThat(emailit.accepts(leaked)).isFalse();
        assertThat(emailit.keys()).extracting(SimulatedKey::name).containsExactly("Management", "newsletter");
        assertThat(emailit.accepts(rotating.token("newsletter"))).isTrue();
    }

    @Test
    void gitHub_isShownNoToken_andGetsASummary(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        String old = rotating.token("newsletter");
        Path summary = Files.writeString(folder.resolve("summary.md"), "before\n");
        var rotate = rotating.run(
                Map.of(
                        "GITHUB_ACTIONS", "true",
                        "GITHUB_STEP_SUMMARY", summary.toString(),
                        "GITHUB_SERVER_URL", "https://github.com",
                        "GITHUB_REPOSITORY", "o/r",
                        "GITHUB_RUN_ID", "7"),
                "rotate --yes");
        String token = rotating.token("newsletter");
        assertThat(rotate.code()).as(rotate.err()).isZero();
        assertThat(rotate.out() + rotate.err()).doesNotContain("add-mask", token, old);
        assertThat(Files.readString(summary))
                .startsWith("before\n### mailkeys rotate\n\n| TARGET | OUTCOME |")
                .contains("| newsletter | done |")
                .doesNotContain(token, old);
        assertThat(Leak.files(folder.resolve("state"), "https://github.com/o/r/actions/runs/7"))
                .hasSize(1);
    }

    @Test
    void statusOfAll_showsEveryRotationWhoseJournalIsKept(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        assertThat(rotating.run("status --all").out()).startsWith("newsletter\tnone\t");
        for (int rotation = 0; rotation < 3; rotation++) {
            assertThat(rotating.run("rotate --yes").code()).isZero();
        }
        assertThat(rotating.run("status").out().lines()).hasSize(1);
        assertThat(rotating.run("status --all").out().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("newsletter\tdone\tDONE\t"));
        rotating.replace("grace = \"0s\"", "grace = \"0s\"\nkeep-journals = \"0s\"");
        assertThat(rotating.run("rotate --yes").code()).isZero();
        assertThat(rotating.run("status --all").out().lines()).hasSize(1);
    }
}
