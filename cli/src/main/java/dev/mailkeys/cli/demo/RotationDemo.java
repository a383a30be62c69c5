package dev.mailkeys.cli.demo;

import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ProviderSimulator;
import dev.mailkeys.testkit.SimulatedKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The main job: a process rotates a key of each provider into one file and is killed halfway; another resumes.
 * Meanwhile an application keeps asking whether the file's tokens are accepted, and is never refused.
 */
final class RotationDemo {

    private final Transcript transcript;
    private final DemoFolder folder;
    private final Map<String, ProviderSimulator> providers = new LinkedHashMap<>();
    private final Map<String, String> oldTokens = new LinkedHashMap<>();
    private final Map<String, String> steps = new LinkedHashMap<>();

    private RotationDemo(Transcript transcript, DemoFolder folder) {
        this.transcript = transcript;
        this.folder = folder;
    }

    static void run(Transcript transcript) {
        try (var jetemail = JetEmailSimulator.start();
                var emailit = EmailitSimulator.start();
                var elastic = ElasticEmailSimulator.start();
                var folder = DemoFolder.create()) {
            var demo = new RotationDemo(transcript, folder);
            demo.target(
                    "jetemail", jetemail, jetemail.seedKey("newsletter", "{\"approvedDomains\":[\"example.com\"]}"));
            demo.target("emailit", emailit, emailit.seedKey("newsletter"));
            demo.target("elasticemail", elastic, elastic.seedKey("newsletter", "{\"AccessLevel\":[\"SendHttp\"]}"));
            demo.run();
        } catch (IOException unusable) {
            throw new UncheckedIOException("The demo can't write its files.", unusable);
        }
    }

    private void target(String name, ProviderSimulator provider, SimulatedKey key) {
        // As slow as a real provider, so that the kill comes halfway.
        provider.latency(Duration.ofMillis(100));
        providers.put(name, provider);
        oldTokens.put(name, key.token());
        folder.target(name, provider.baseUrl(), provider.managementToken(), key.token());
    }

    private void run() throws IOException {
        transcript.title("Rotation: a key of each provider, one file, and a kill half-way");
        folder.writeEnv();
        // Longer than a line takes to reach this process, so that the kill does not come too late.
        folder.writeToml("30s");
        transcript.step(
                "file",
                "app.env holds a token of each provider; an application reads it in a loop and asks whether each is accepted");
        var consumed = new LinkedHashMap<String, ProviderSimulator>();
        providers.forEach((name, provider) -> consumed.put(DemoFolder.variable(name), provider));
        try (var consumer = new DemoConsumer(folder.env(), consumed)) {
            rotateAndDie();
            folder.writeToml("2s");
            resume();
            show(consumer);
        }
    }

    /** The process is killed at the first delivery, at any point of its other rotations. */
    private void rotateAndDie() {
        transcript.step("rotate", "mailkeys rotate --yes, as a process of its own");
        int code = folder.mailkeys("rotate", "--yes", "--verbose").run(line -> {
            note(line);
            return steps.containsValue("DELIVERED");
        });
        transcript.step("kill -9", "at the first DELIVERED; it ended with " + code + ", and the journals stand at");
        transcript.more(steps.entrySet().stream()
                .map(step -> step.getKey() + " " + step.getValue())
                .collect(Collectors.joining(", ")));
        require(code != 0 && code != ExitCode.BUG.number, "The process should have been killed.");
    }

    private void resume() {
        transcript.step("resume", "mailkeys resume, as another process");
        var taken = new LinkedHashMap<String, String>();
        int code = folder.mailkeys("resume", "--verbose").run(line -> {
            note(line).ifPresent(target -> taken.merge(target, steps.get(target), (all, step) -> all + " " + step));
            return false;
        });
        taken.forEach((target, all) -> transcript.more(target + ": " + all));
        require(code == 0, "The resume ended with " + code + ".");
    }

    private void show(DemoConsumer consumer) {
        providers.forEach((name, provider) -> {
            boolean accepted = provider.accepts(consumer.token(DemoFolder.variable(name)));
            boolean refused = !provider.accepts(oldTokens.getOrDefault(name, ""));
            String keys = provider.keys().stream()
                    .map(SimulatedKey::name)
                    .filter(key -> key.startsWith("newsletter"))
                    .collect(Collectors.joining(", "));
            transcript.step(
                    "keys",
                    name + " has " + keys + "; its token is " + (accepted ? "accepted" : "REFUSED") + ", the old one "
                            + (refused ? "is dead" : "STILL WORKS"));
            require(accepted && refused, "The rotation of " + name + " did not end well.");
        });
        consumer.close();
        transcript.step(
                "app",
                "asked for its tokens " + consumer.looks() + " times and was refused " + consumer.refusals()
                        + " times");
        require(consumer.refusals() == 0, "The application was refused.");
    }

    /** Takes the journal record from a line such as {@code emailit: CREATED attempt 1: …}. */
    private Optional<String> note(String line) {
        var record = Pattern.compile("(\\w+): ([A-Z_]+)\\b.*").matcher(line);
        if (!record.matches() || !providers.containsKey(record.group(1))) {
            return Optional.empty();
        }
        steps.put(record.group(1), record.group(2));
        return Optional.of(record.group(1));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
