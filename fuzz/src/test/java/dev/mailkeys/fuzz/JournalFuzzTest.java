package dev.mailkeys.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.journal.FileJournals;
import dev.mailkeys.rotation.provider.EmailitAdapter;
import dev.mailkeys.rotation.sink.FileSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A journal with any content is either read as it is or refused. */
class JournalFuzzTest {

    /** Stands for a checksum in an input, because no fuzzer guesses one. */
    private static final Pattern UNSEALED = Pattern.compile("########([^\n]*)");

    @TempDir
    private static Path folder;

    private static Path file;
    private static Rotation rotation;

    @BeforeAll
    static void makeFolder() throws IOException {
        Path journals = folder.resolve("journals");
        try (var lease = FileJournals.in(journals).lease("target")) {
            lease.begin("r1");
        }
        try (var files = Files.list(journals.resolve("target"))) {
            file = files.filter(each -> each.toString().endsWith(".journal"))
                    .findFirst()
                    .orElseThrow();
        }
        rotation = Rotation.of("target")
                .key(EmailitAdapter.using(Secret.of("secret_of_nobody"), ClientSettings.defaults()), "key")
                .sink(FileSink.raw(folder.resolve("token")))
                .journal(FileJournals.in(journals))
                .build();
    }

    @FuzzTest
    void journal(byte[] bytes) throws IOException {
        Files.write(file, sealed(bytes));
        try {
            check(FileJournals.in(folder.resolve("journals")).read("target"));
            rotation.status();
        } catch (JournalException refused) {
            if (refused.kind() != JournalException.Kind.DAMAGED) {
                throw refused;
            }
        }
    }

    private static void check(List<JournalLine> lines) {
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).sequence() != at + 1) {
                throw new AssertionError("line " + (at + 1) + " is " + lines.get(at));
            }
        }
    }

    private static byte[] sealed(byte[] bytes) {
        return UNSEALED.matcher(new String(bytes, ISO_8859_1))
                .replaceAll(line -> checksum(line.group(1))
                        + line.group(1).replace("\\", "\\\\").replace("$", "\\$"))
                .getBytes(ISO_8859_1);
    }

    private static String checksum(String line) {
        var checksum = new CRC32C();
        checksum.update(line.getBytes(ISO_8859_1));
        return "%08x".formatted(checksum.getValue());
    }
}
