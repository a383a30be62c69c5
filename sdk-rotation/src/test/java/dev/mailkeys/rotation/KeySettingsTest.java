package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text form of settings. */
class KeySettingsTest {

    private static KeySettings settings(String name, String... values) {
        return KeySettings.of(Map.of(name, List.of(values)));
    }

    @Test
    void text_isSortedByNameAndNamesEveryValue() {
        var settings = KeySettings.of(Map.of("scope", List.of("sending"), "quota", List.of("100", "7")));
        assertThat(settings.texts()).containsExactly("quota=100,7", "scope=sending");
        assertThat(settings).hasToString("quota=100,7 scope=sending");
        assertThat(KeySettings.parse(settings.texts())).isEqualTo(settings);
    }

    @Test
    void noSettings_areTheDefaults() {
        assertThat(KeySettings.of(Map.of())).hasToString("defaults");
        assertThat(settings("quota")).hasToString("defaults");
        assertThat(KeySettings.parse(List.of("defaults"))).isEqualTo(KeySettings.of(Map.of()));
        assertThat(KeySettings.parse(List.of())).isEqualTo(KeySettings.of(Map.of()));
    }

    @Test
    void parse_isAsLenientAsAPersonIsCareless() {
        assertThat(KeySettings.parse(List.of(" ips = 192.0.2.2 , 192.0.2.1,192.0.2.2 ")))
                .isEqualTo(settings("ips", "192.0.2.1", "192.0.2.2"));
        assertThat(KeySettings.parse(List.of("query=a=b"))).isEqualTo(settings("query", "a=b"));
    }

    /** A value that is read back as two would give other rights. */
    @Test
    void whateverANameOrAValueHolds_isReadBackAsItWas() {
        var random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            var values = new TreeMap<String, List<String>>();
            for (int setting = random.nextInt(4); setting > 0; setting--) {
                var list = new ArrayList<String>();
                for (int value = 1 + random.nextInt(3); value > 0; value--) {
                    list.add(odd(random));
                }
                values.put(odd(random), list.stream().distinct().sorted().toList());
            }
            var settings = KeySettings.of(values);
            assertThat(KeySettings.parse(settings.texts())).as("%s", settings).isEqualTo(settings);
        }
    }

    /** Only characters with a meaning, sometimes with a letter at each end. */
    private static String odd(Random random) {
        String alphabet = "a=,\\b\n";
        var text = new StringBuilder();
        while (text.isEmpty() || text.toString().isBlank() || random.nextInt(4) > 0) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString().strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "scope", "=", "scope=", "=sending", "scope=sending,", " = ", "secret_ab12cd34ef56gh78"})
    void parse_ofWhatIsNone_isRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> KeySettings.parse(List.of("quota=7", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Of these settings, number 2 is not a setting with its values, such as scope=sending.");
    }

    @Test
    void parse_namesEveryFaultAtOnce() {
        assertThatThrownBy(() -> KeySettings.parse(List.of("a=1", "b", "a=2", "defaults")))
                .hasMessage("Of these settings, number 2 is not a setting with its values, such as scope=sending;"
                        + " number 3 sets again what one before it sets: give all its values at once, separated by"
                        + " commas; number 4 is not a setting with its values, such as scope=sending.");
    }
}
