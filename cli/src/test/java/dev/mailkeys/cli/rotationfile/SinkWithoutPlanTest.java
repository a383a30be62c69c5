package dev.mailkeys.cli.rotationfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.cli.files.FilePaths;
import dev.mailkeys.cli.toml.TomlProblems;
import dev.mailkeys.cli.toml.TomlSection;
import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkPlan;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** A kind of sink from elsewhere that neither can be used nor says why: no target may go on without it. */
class SinkWithoutPlanTest {

    @TempDir
    private Path folder;

    @Test
    void sinkWithoutAPlan_isAProblemOfTheFile() {
        TomlParseResult toml = Toml.parse("type = \"silent\"\n");
        var problems = new TomlProblems(toml);
        var reader = new SinkReader(
                new SinkKinds(List.of(new Silent())),
                new FilePaths(folder, Optional.empty()),
                new NamedSecrets(Set.of(), Set.of()),
                problems);
        assertThat(reader.read(new TomlSection("sinks.s", null, toml, problems)))
                .isEmpty();
        assertThatThrownBy(() -> problems.throwIfAny(folder.resolve("mailkeys.toml")))
                .hasMessageContaining("line 1: type can't be used: " + Silent.class.getName() + " gave no plan");
    }

    /** Its jar is for another version of mailkeys: said as that, and not as a bug of ours. */
    @Test
    void sinkOfAnotherVersion_isAFaultOfItsJar() {
        TomlParseResult toml = Toml.parse("type = \"silent\"\n");
        var problems = new TomlProblems(toml);
        var torn = new Silent() {
            @Override
            public Optional<SinkPlan> plan(SinkValues values) {
                throw new NoClassDefFoundError("dev/mailkeys/rotation/Gone");
            }
        };
        var reader = new SinkReader(
                new SinkKinds(List.of(torn)),
                new FilePaths(folder, Optional.empty()),
                new NamedSecrets(Set.of(), Set.of()),
                problems);
        assertThatThrownBy(() -> reader.read(new TomlSection("sinks.s", null, toml, problems)))
                .isInstanceOf(ServiceConfigurationError.class)
                .hasMessageContaining("dev/mailkeys/rotation/Gone");
    }

    private static class Silent implements SinkFactory {

        @Override
        public String type() {
            return "silent";
        }

        @Override
        public String title() {
            return "silence";
        }

        @Override
        public List<SinkKey> keys() {
            return List.of();
        }

        @Override
        public Optional<SinkPlan> plan(SinkValues values) {
            return Optional.empty();
        }
    }
}
