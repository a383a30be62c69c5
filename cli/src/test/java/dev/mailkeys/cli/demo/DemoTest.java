package dev.mailkeys.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.terminal.Stdout;
import dev.mailkeys.cli.terminal.StreamKind;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoTest {

    @Test
    void demo_showsEveryVerbOfEveryProviderAndNoToken() {
        var printed = new ByteArrayOutputStream();
        var process = new ProcessContext(
                Map.of(), InputStream.nullInputStream(), printed, printed, stream -> StreamKind.OTHER);
        Demo.run(new Transcript(new Stdout(process)));
        String transcript = printed.toString(StandardCharsets.UTF_8);
        assertThat(transcript).contains("JetEmail", "Emailit", "Elastic Email", "It may have taken effect");
        assertThat(transcript)
                .contains("kill -9  at the first DELIVERED; it ended with 137", "and was refused 0 times")
                .doesNotContain("asked for its tokens 0 times");
        assertThat(transcript).doesNotContainPattern("transactional_[a-z0-9]|secret_[A-Za-z0-9]|[0-9A-F]{32}");
        for (String verb : new String[] {"create", "list", "update", "rotate", "delete"}) {
            assertThat(transcript.split("\n  " + verb, -1).length - 1).as(verb).isGreaterThanOrEqualTo(3);
        }
    }
}
