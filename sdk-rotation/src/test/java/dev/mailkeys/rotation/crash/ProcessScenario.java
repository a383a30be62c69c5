package dev.mailkeys.rotation.crash;

import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationBuilder;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.journal.FileJournals;
import dev.mailkeys.rotation.sink.FileSink;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.KillableSink;
import dev.mailkeys.rotation.world.KillableStore;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.rotation.world.TornSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rotation with journals and sinks in files, as a child process begins it and its parent takes it up again.
 *
 * @param provider the provider's name
 * @param strategy how the key is rotated
 */
record ProcessScenario(String provider, Strategy strategy) {

    static final String NAME = "newsletter";
    static final String OTHER = "newsletter b";

    static List<ProcessScenario> all() {
        return Providers.ALL.stream()
                .flatMap(provider -> Providers.strategies(provider).stream()
                        .map(strategy -> new ProcessScenario(provider, strategy)))
                .toList();
    }

    /** The files that hold the token: another kind for each provider, and one of them has two. */
    List<Path> sinkFiles(Path home) {
        Stream<String> names =
                switch (provider) {
                    case "jetemail" -> Stream.of("app.env");
                    case "emailit" -> Stream.of("app.json");
                    default -> Stream.of("app.env", "app.json");
                };
        return names.map(home.resolve("sinks")::resolve).toList();
    }

    private static FileSink sink(Path file) {
        return file.toString().endsWith(".env")
                ? FileSink.dotenv(file, "MAIL_TOKEN")
                : FileSink.json(file, "mail.token");
    }

    static Path journals(Path home) {
        return home.resolve("journals");
    }

    String target() {
        return "newsletter at " + provider;
    }

    RotationBuilder rotation(Path home, ProviderAdapter adapter, Timing timing, KillPoints points) {
        var options = RotationOptions.builder().grace(Duration.ofMinutes(10)).soak(Duration.ofMinutes(3));
        if (strategy == Strategy.ALTERNATE) {
            options.alternateKey(OTHER).keyInUse(NAME);
        }
        RotationBuilder builder = Rotation.of(target())
                .key(adapter, NAME)
                .strategy(strategy)
                .options(options.build())
                .journal(new KillableStore(FileJournals.in(journals(home)), points))
                .timing(timing);
        sinkFiles(home).forEach(file -> builder.sink(new KillableSink(new TornSink(sink(file), file, points), points)));
        return builder;
    }

    @Override
    public String toString() {
        return provider + " " + strategy;
    }
}
