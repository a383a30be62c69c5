package dev.mailkeys.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An IDE knows every property, with its type, and none that does not exist. */
class MetadataTest {

    private static final Pattern PROPERTY =
            Pattern.compile("\"name\": \"(mailkeys\\.\\w+\\.[\\w-]+)\",\\s+\"type\": \"([\\w.]+)\"");

    @Test
    void metadata_nameEveryPropertyAndNoOther() throws IOException {
        List<String> named = PROPERTY.matcher(metadata())
                .results()
                .map((MatchResult found) -> found.group(1) + " " + found.group(2))
                .filter(property -> !property.startsWith("mailkeys.health."))
                .toList();
        List<String> existing = Stream.of(MailkeysProperties.class.getRecordComponents())
                .flatMap(provider -> Arrays.stream(MailkeysProperties.Provider.class.getRecordComponents())
                        .map(property -> "mailkeys." + provider.getName() + "." + kebab(property) + " "
                                + property.getType().getName()))
                .toList();
        assertThat(named).hasSize(27).containsExactlyInAnyOrderElementsOf(existing);
    }

    private static String kebab(RecordComponent property) {
        return property.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String metadata() throws IOException {
        try (InputStream file =
                MailkeysProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
