package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.http.RoundTrip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VersionTest {

    private static final Pattern PARENT_VERSION =
            Pattern.compile("<parent>.*?<version>([^<]+)</version>", Pattern.DOTALL);

    @Test
    void userAgent_namesTheVersionOfThePomAndTheJavaThatItRunsOn() throws IOException {
        Matcher version = PARENT_VERSION.matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        assertThat(RoundTrip.USER_AGENT)
                .isEqualTo("mailkeys/" + version.group(1).replace("-SNAPSHOT", "") + " (Java "
                        + Runtime.version().feature() + ")");
    }
}
