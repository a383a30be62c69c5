package dev.mailkeys.rotation.sink.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.rotation.sink.spi.SinkKey.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which kinds of sinks there are, and what a jar may not bring. */
class InstalledSinksTest {

    private static final SinkServer SERVER =
            new SinkServer("shelf", "the shelf", URI.create("https://shelf.example"), "SHELF_URL");

    private record Described(String type, List<SinkKey> keys, Optional<SinkServer> server) implements SinkFactory {

        @Override
        public String title() {
            return "places";
        }

        @Override
        public Optional<SinkPlan> plan(SinkValues values) {
            return Optional.empty();
        }
    }

    private static Described kind(String type, SinkKey... keys) {
        return new Described(type, List.of(keys), Optional.empty());
    }

    private static SinkKey key(String name) {
        return SinkKey.of(name, Kind.TEXT, "something");
    }

    @Test
    void ourOwn_areFoundAsAnybodysAre() {
        assertThat(SinkFactory.installed())
                .extracting(SinkFactory::type)
                .containsExactly("dotenv", "exec", "github-secret", "json", "raw");
        assertThat(SinkFactory.installed()).allSatisfy(kind -> {
            assertThat(kind.title()).isNotBlank().doesNotEndWith(".");
            assertThat(kind.keys())
                    .allSatisfy(key -> assertThat(key.meaning()).isNotBlank().doesNotEndWith("."));
        });
    }

    /** The reader of the file could then not decide which of them gets the tokens. */
    @Test
    void twoOfOneType_areRefused() {
        assertThatThrownBy(() -> InstalledSinks.all(List.of(kind("a"), kind("a"))))
                .isInstanceOf(ServiceConfigurationError.class)
                .hasMessageContaining("its type a is also that of");
    }

    @Test
    void jarForANewerJava_isToldAsSuch() {
        Iterable<SinkFactory> found = () -> {
            throw new UnsupportedClassVersionError("com/example/Shelf");
        };
        assertThatThrownBy(() -> InstalledSinks.all(found))
                .isInstanceOf(ServiceConfigurationError.class)
                .hasMessageContaining("com/example/Shelf. A jar on the class path is for a newer Java");
    }

    @Test
    void kindThatCannotDescribeItself_isNamed() {
        SinkFactory broken = new SinkFactory() {
            @Override
            public String type() {
                return "broken";
            }

            @Override
            public String title() {
                return "broken places";
            }

            @Override
            public List<SinkKey> keys() {
                throw new IllegalStateException("no keys today");
            }

            @Override
            public Optional<SinkPlan> plan(SinkValues values) {
                return Optional.empty();
            }
        };
        assertThatThrownBy(() -> InstalledSinks.all(List.of(broken)))
                .isInstanceOf(ServiceConfigurationError.class)
                .hasMessageContaining(broken.getClass().getName() + " can't describe itself")
                .hasMessageContaining("no keys today");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Vault", "a b", "-a", "a-", "a_b", "ä"})
    void aTypeThatIsNoWord_isRefused(String type) {
        assertThatThrownBy(() -> InstalledSinks.all(List.of(kind(type))))
                .isInstanceOf(ServiceConfigurationError.class)
                .hasMessageContaining("its type is not a word of lower-case letters");
    }

    @Test
    void aKeyThatIsTakenOrTwice_isRefused() {
        assertThatThrownBy(() -> InstalledSinks.all(List.of(kind("a", key("type")))))
                .hasMessageContaining("its key type is one that mailkeys itself gives to every such sink");
        assertThatThrownBy(() ->
                        InstalledSinks.all(List.of(new Described("a", List.of(key("timeout")), Optional.of(SERVER)))))
                .hasMessageContaining("its key timeout is one that mailkeys itself gives to every such sink");
        assertThatThrownBy(() -> InstalledSinks.all(List.of(kind("a", key("b"), key("b")))))
                .hasMessageContaining("it has the key b twice");
        assertThat(InstalledSinks.all(List.of(kind("a", key("timeout"))))).hasSize(1);
    }

    @Test
    void aValueOfAnotherType_isNotThere() {
        var values = SinkValues.of(Map.of("a", 3, "b", List.of("x")), Path.of("/srv"), Set.of("TOKEN"));
        assertThat(values.text("a")).isEmpty();
        assertThat(values.number("a")).contains(3);
        assertThat(values.texts("b")).containsExactly("x");
        assertThat(values.texts("a")).isEmpty();
        assertThat(values.flag("a")).isFalse();
        assertThat(values.path("none")).isEmpty();
        assertThat(values.credentialVariables()).containsExactly("TOKEN");
    }

    @Test
    void aComplaint_isAProblemOfItsKey() {
        var values = SinkValues.of(Map.of(), Path.of("/srv"), Set.of());
        Optional<String> understood = values.understood("place", () -> {
            throw new IllegalArgumentException("no such place");
        });
        assertThat(understood).isEmpty();
        assertThat(values.problems()).containsExactly(new SinkValues.Problem("place", "place: no such place"));
    }
}
