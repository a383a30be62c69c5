package dev.mailkeys.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.MailkeysProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the page for those who try mailkeys without an account, as it is printed. */
@Timeout(600)
class TryItIT {

    private static final Path PAGE = Path.of("../docs/rotate/try.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");

    @TempDir
    private Path folder;

    @Test
    void page_runsAsPrinted() throws Exception {
        var ended = MailkeysProcess.shell(folder, "set -e; trap 'kill $! || true' EXIT\n" + commands())
                .run();
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out())
                .contains("newsletter\tpending", "newsletter\twaiting", "#EMAILIT_TOKEN\taccepted", "newsletter\tdone")
                .contains("newsletter\tnot_due", "The program has its token.");
    }

    private static String commands() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining());
    }
}
