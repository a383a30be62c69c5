package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Finds every pattern of the library by itself, and counts the characters that it looks at. */
class EveryPatternTest {

    private static final int LENGTH = 10_000;
    private static final List<String> HOSTILE = List.of(
            "a".repeat(LENGTH),
            "1".repeat(LENGTH),
            "0.".repeat(LENGTH / 2),
            "{".repeat(LENGTH),
            "{a".repeat(LENGTH / 2),
            "-".repeat(LENGTH),
            "\u0000".repeat(LENGTH),
            "\u0000a".repeat(LENGTH / 2),
            "127." + "1".repeat(LENGTH),
            "sha256/" + "A".repeat(LENGTH),
            "localhost".repeat(LENGTH / 9));

    static List<Pattern> patterns() throws Exception {
        Path classes = Path.of(
                Secret.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> classes.relativize(file).toString())
                    .filter(name -> !name.equals("module-info.class"))
                    .map(name -> name.replace(".class", "").replace('/', '.'))
                    .flatMap(EveryPatternTest::fields)
                    .toList();
        }
    }

    @Test
    void patterns_areFound() throws Exception {
        assertThat(patterns()).hasSizeGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void pattern_takesLinearTimeOnHostileText(Pattern pattern) throws IOException {
        for (String text : HOSTILE) {
            var matched = new CountingText(text);
            pattern.matcher(matched).matches();
            assertThat(matched.looks).isLessThan(5L * LENGTH);
            var found = new CountingText(text);
            Matcher matcher = pattern.matcher(found);
            while (matcher.find()) {
                assertThat(found.looks).isLessThan(20L * LENGTH);
            }
            assertThat(found.looks).isLessThan(20L * LENGTH);
        }
    }

    private static Stream<Pattern> fields(String className) {
        try {
            return Arrays.stream(Class.forName(className).getDeclaredFields())
                    .filter(field -> field.getType() == Pattern.class && Modifier.isStatic(field.getModifiers()))
                    .map(EveryPatternTest::value);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Pattern value(Field field) {
        try {
            field.setAccessible(true);
            return (Pattern) field.get(null);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Text that counts how often one of its characters is looked at. */
    private static final class CountingText implements CharSequence {

        private final String text;
        private long looks;

        CountingText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
