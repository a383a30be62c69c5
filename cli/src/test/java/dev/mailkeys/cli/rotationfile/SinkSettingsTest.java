package dev.mailkeys.cli.rotationfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All problems in sinks of any kind are reported at once, each with its line and its key. */
class SinkSettingsTest {

    private static final String HEAD = """
            [targets.newsletter]
            account = "emailit"
            sinks = ["s"]
            [sinks.s]
            """;

    private static final List<String> OF_SERVERS = List.of("base-url", "proxy", "ca-file", "timeout", "retries");

    @TempDir
    private Path folder;

    static Set<String> types() {
        return SinkKinds.installed().types();
    }

    private static SinkFactory kind(String type) {
        return SinkKinds.installed().of(type).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("types")
    void valuesOfAnotherType_andUnknownKeys_areAllTold(String type) throws IOException {
        var lines = new ArrayList<>(List.of("type = \"" + type + "\"", "bogus = 1"));
        kind(type).keys().forEach(key -> lines.add(key.name() + " = " + wrong(key.kind())));
        if (kind(type).server().isPresent()) {
            OF_SERVERS.forEach(key -> lines.add(key + " = true"));
        }
        assertEachIsTold(lines);
    }

    @ParameterizedTest
    @MethodSource("types")
    void emptyTexts_areAllTold(String type) throws IOException {
        var lines = new ArrayList<>(List.of("type = \"" + type + "\"", "bogus = \"\""));
        kind(type).keys().stream()
                .filter(key -> key.kind() != SinkKey.Kind.FLAG)
                .forEach(key -> lines.add(key.name() + " = \" \""));
        assertEachIsTold(lines);
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatIsMissing_isAllTold_inTheWordsOfTheReference(String type) throws IOException {
        var told = told(List.of("type = \"" + type + "\""));
        kind(type).keys().stream()
                .filter(SinkKey::isRequired)
                .forEach(key -> assertThat(told).contains(key.name() + " is missing: " + key.meaning()));
    }

    private void assertEachIsTold(List<String> lines) throws IOException {
        String told = told(lines);
        for (int line = 1; line < lines.size(); line++) {
            String key = lines.get(line).replaceFirst(" =.*", "");
            assertThat(told)
                    .contains("line " + (HEAD.lines().count() + 1 + line) + ": ")
                    .contains(key);
        }
    }

    private String told(List<String> lines) throws IOException {
        Path file = Files.writeString(folder.resolve("mailkeys.toml"), HEAD + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        var status = new Cli().set("HOME", folder.toString()).run("status --file " + file);
        assertThat(status.code()).as(status.err()).isIn(0, 3);
        return status.err();
    }

    private static String wrong(SinkKey.Kind kind) {
        return switch (kind) {
            case TEXT, TEXTS, TEXT_OR_TEXTS, PATH, COMMAND, CREDENTIAL_FILE -> "7";
            case WORD -> "\"none of them\"";
            case FLAG -> "\"yes\"";
            case NUMBER, LENGTH -> "\"soon\"";
            case CREDENTIAL -> "\"no name\"";
        };
    }
}
