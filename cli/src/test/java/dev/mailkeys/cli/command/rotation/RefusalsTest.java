package dev.mailkeys.cli.command.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ProviderSimulator;
import dev.mailkeys.testkit.ReceivedCall;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a rotation's way is found before anything is changed; plan finds it, and rotate refuses. */
@ExtendWith(SimulatorExtension.class)
class RefusalsTest {

    private static final Set<String> CHANGES =
            Set.of("create", "update", "replace", "enable", "disable", "rotate", "delete");

    @TempDir
    private Path folder;

    /** Both say what to do, and neither changes a key, a sink or a journal. */
    private void assertRefused(Rotating rotating, ProviderSimulator simulator, String... words) throws IOException {
        Path sink = rotating.env("newsletter");
        String before = Files.exists(sink) ? Files.readString(sink) : "";
        List<Object> state = state(simulator);
        for (String line : List.of("plan", "rotate --yes", "rotate --yes --dry-run", "rotate --yes --emergency")) {
            var refused = rotating.run(line);
            assertThat(refused.code()).as(line + refused.err()).isEqualTo(4);
            assertThat(refused.out() + refused.err()).contains(words);
        }
        assertThat(rotating.run("plan --output json").err()).contains("{\"error\":{\"code\":4,\"kind\":\"refused\"");
        assertThat(state(simulator)).isEqualTo(state);
        assertThat(Files.exists(sink) ? Files.readString(sink) : "").isEqualTo(before);
        assertThat(rotating.run("status").out()).startsWith("newsletter\tnone");
    }

    /** The keys, and every change of one that the provider has made. */
    private static List<Object> state(ProviderSimulator simulator) {
        Stream<ReceivedCall> changes = simulator.received().stream()
                .filter(ReceivedCall::committed)
                .filter(call -> CHANGES.contains(call.operation()));
        return List.of(simulator.liveKeys(), changes.toList());
    }

    @Test
    void unwritableSink(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        Files.setPosixFilePermissions(rotating.env("newsletter"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertRefused(rotating, emailit, "newsletter.env", "chmod");
    }

    @Test
    void sinkWhoseFolderIsNotThere(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        Files.delete(rotating.env("newsletter"));
        Files.delete(folder.resolve("app"));
        assertRefused(rotating, emailit, "newsletter.env");
    }

    @Test
    void unknownKey(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        emailit.seedKey("other");
        rotating.replace("account = \"main\"", "account = \"main\"\nkey = \"newsleter\"");
        assertRefused(rotating, emailit, "There is no key named \"newsleter\" at emailit", "List the keys");
    }

    @Test
    void disabledKey(JetEmailSimulator jetemail) throws IOException {
        SimulatedKey key = jetemail.seedKey("newsletter");
        var rotating = new Rotating(folder).account("main", jetemail).target("main", key);
        Cli.at(jetemail).run("jetemail disable --name newsletter --yes");
        assertRefused(rotating, jetemail, "is disabled, suspended or expired. Enable it, or create another.");
    }

    @Test
    void keyOneIsAuthenticatedWith(EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        Files.writeString(rotating.env("newsletter"), "TOKEN=" + emailit.managementToken() + "\n");
        assertRefused(rotating, emailit, "holds the very credential that these calls are made with", "another key");
    }

    @Test
    void keyLimit(ElasticEmailSimulator elastic) throws IOException {
        SimulatedKey key = elastic.seedKey("newsletter");
        var rotating = new Rotating(folder).account("main", elastic).target("main", key);
        IntStream.range(elastic.keys().size(), 15).forEach(number -> elastic.seedKey("other-" + number));
        List<Object> state = state(elastic);
        for (String line : List.of("plan", "rotate --yes")) {
            var refused = rotating.run(line);
            assertThat(refused.code()).as(refused.err()).isEqualTo(4);
            assertThat(refused.out() + refused.err())
                    .contains("no room for another key", "Delete one that is not used", "in-place");
        }
        assertThat(state(elastic)).isEqualTo(state);
        assertThat(rotating.token("newsletter")).isEqualTo(key.token());
    }

    @Test
    void missingRight_is3(ElasticEmailSimulator elastic) throws IOException {
        SimulatedKey key = elastic.seedKey("newsletter");
        var rotating = new Rotating(folder).account("main", elastic).target("main", key);
        rotating.cli.set(
                "MAIN_CREDENTIAL",
                elastic.seedKey("reader", "{\"AccessLevel\":[\"ViewAccessTokens\"]}")
                        .token());
        List<Object> state = state(elastic);
        assertThat(rotating.run("plan").code()).as("a look needs no more").isZero();
        var refused = rotating.run("rotate --yes --output json");
        assertThat(refused.code()).as(refused.err()).isEqualTo(3);
        assertThat(refused.out()).contains("Nothing was changed.", "\"outcome\":\"refused\"");
        assertThat(refused.err()).contains("{\"error\":{\"code\":3,\"kind\":\"configuration\"");
        assertThat(state(elastic)).isEqualTo(state);
        assertThat(rotating.token("newsletter")).isEqualTo(key.token());
    }
}
