package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.config.ConnectionValues;
import dev.mailkeys.cli.files.FilePaths;
import dev.mailkeys.cli.text.Nearest;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.cli.toml.TomlProblems;
import dev.mailkeys.cli.toml.TomlSection;
import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkPlan;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;

/**
 * Reads {@code [sinks.NAME]}: where tokens are delivered. Each kind's factory says which keys it has.
 *
 * @param kinds the kinds of sinks that are installed
 * @param paths resolves the file's paths
 * @param secrets the credentials of the file, which no command gets
 * @param problems those of the file
 */
record SinkReader(SinkKinds kinds, FilePaths paths, NamedSecrets secrets, TomlProblems problems) {

    private static final String MORE =
            " Another kind needs its jar: in the folder sinks of mailkeys, or in the one that -Dmailkeys.sinks names.";

    Optional<SinkDefinition> read(TomlSection section) {
        Optional<SinkFactory> kind =
                section.required("type", "one of " + types() + ".").flatMap(type -> kind(section, type));
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        Optional<SinkDefinition> sink = read(section, kind.get());
        section.end();
        return sink;
    }

    private Optional<SinkFactory> kind(TomlSection section, String type) {
        Optional<SinkFactory> kind = kinds.of(type);
        if (kind.isEmpty()) {
            section.problem("type", "type takes one of " + types() + Nearest.hint(type, kinds.types()) + MORE);
        }
        return kind;
    }

    private String types() {
        return String.join(", ", kinds.types());
    }

    private static Optional<SinkPlan> plan(SinkFactory kind, SinkValues values) {
        try {
            return kind.plan(values);
        } catch (LinkageError otherVersion) {
            throw new ServiceConfigurationError(kind.getClass().getName() + ": " + otherVersion, otherVersion);
        }
    }

    private Optional<SinkDefinition> read(TomlSection section, SinkFactory kind) {
        int before = problems.count();
        var reader = new SinkKeyReader(section, paths);
        Map<String, Object> read = new HashMap<>();
        for (SinkKey key : kind.keys()) {
            reader.read(key).ifPresent(value -> read.put(key.name(), value));
        }
        ConnectionValues connection = kind.server().isPresent()
                ? new ConnectionKeys(paths).read(section, Optional.empty())
                : ConnectionValues.UNSAID;
        var values = SinkValues.of(read, paths.folder(), secrets.variables());
        var plan = plan(kind, values);
        values.problems().forEach(problem -> section.problem(problem.key(), Printable.line(problem.text())));
        if (plan.isEmpty() && problems.count() == before) {
            // If it were silently skipped, its consumer would keep a token that ends.
            section.problem(
                    "type",
                    "type can't be used: " + kind.getClass().getName()
                            + " gave neither a plan nor a reason. Ask who made its jar.");
        }
        return plan.map(known -> new SinkDefinition(
                section.name(),
                known,
                job -> new SinkJob(job, section.name(), SinkPeer.of(kind), values, connection, secrets)));
    }
}
