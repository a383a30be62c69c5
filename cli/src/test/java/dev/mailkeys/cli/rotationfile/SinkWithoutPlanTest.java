package dev.mailkeys.cli.rotationfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.FilePaths;
import dev.mailkeys.cli.toml.TomlProblems;
import dev.mailkeys.cli.toml.TomlSection;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.sink.spi.SinkContext;
import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkPlan;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.function.Function;
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
                .hasMessageContaining(
                        "line 1: type can't be used: " + Silent.class.getName() + " gave neither a plan nor a reason");
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

    /** Neither plan nor doctor ends in a bug of ours because a jar of others has one. */
    @Test
    void sinkThatFails_isAFaultOfItsJar() {
        Function<SinkContext, Sink> failing = context -> {
            throw new IllegalStateException("with a token in it");
        };
        var unmade = new SinkDefinition("s", SinkPlan.of("place", failing), job -> NOTHING);
        assertThatThrownBy(() -> unmade.sink(null))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("The sink s can't be made: its kind failed with java.lang.IllegalStateException")
                .hasMessageNotContaining("token in it");
        var broken = new SinkDefinition("s", SinkPlan.of("place", context -> null), job -> NOTHING);
        assertThatThrownBy(() -> broken.check(null))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("The sink s can't be looked at: its kind failed with java.lang.Null");
    }

    private static final SinkContext NOTHING = new SinkContext() {
        @Override
        public Secret secret(String key) {
            throw new IllegalStateException(key);
        }

        @Override
        public ClientSettings settings() {
            return ClientSettings.defaults();
        }

        @Override
        public List<Secret> secrets() {
            return List.of();
        }
    };

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
