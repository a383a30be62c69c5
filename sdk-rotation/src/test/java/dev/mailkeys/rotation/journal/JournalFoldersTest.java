package dev.mailkeys.rotation.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and permissions of what journals lie in. */
class JournalFoldersTest {

    @TempDir
    private Path temporary;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no permissions of POSIX")
    void everythingMade_isItsOwnersAlone() throws IOException {
        Path directory = temporary.resolve("new/and/deep");
        write(FileJournals.in(directory), "orders");
        try (Stream<Path> all = Files.walk(temporary.resolve("new"))) {
            assertThat(all.toList())
                    .hasSize(7)
                    .allSatisfy(path -> assertThat(permissions(path))
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwx---", "rwx----w-", "rwxrwxrwx"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no permissions of POSIX")
    void folderThatOthersCanWrite_isRefusedWithWhatToDo(String permissions) throws IOException {
        FileJournals journals = FileJournals.in(temporary);
        write(journals, "orders");
        for (Path folder : new Path[] {temporary, temporary.resolve("orders")}) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
            assertThat(failed(() -> journals.lease("orders")))
                    .contains(permissions, "Run: chmod go-w '" + folder + "'");
            assertThat(failed(() -> journals.read("orders"))).contains("chmod go-w");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            assertThat(journals.read("orders")).hasSize(1);
            journals.lease("orders").close();
        }
    }

    @Test
    void directoryThatIsAFile_isRefused() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        assertThat(failed(() -> FileJournals.in(file).lease("orders"))).contains(file.toString());
        assertThat(FileJournals.in(file).read("orders")).isEmpty();
        assertThat(FileJournals.in(file).targets()).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a link needs a right that users do not have")
    void lease_throughALinkToTheSameFolder_isRefused() throws IOException {
        Path directory = Files.createDirectory(
                temporary.resolve("real"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), directory);
        try (JournalLease lease = FileJournals.in(directory).lease("orders")) {
            JournalException refused = assertThrows(
                    JournalException.class, () -> FileJournals.in(link).lease("orders"));
            assertThat(refused.kind()).isEqualTo(Kind.LOCKED);
            assertThat(refused)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            lease.begin("r1");
        }
    }

    @Test
    void newestJournal_isTheOneOfTheHighestNumber_whateverTheTimesOfFiles() throws IOException {
        FileJournals journals = FileJournals.in(temporary);
        try (JournalLease lease = journals.lease("orders")) {
            for (int rotation = 1; rotation <= 3; rotation++) {
                lease.begin("r" + rotation);
                lease.append(new JournalLine(lease.epoch(), 1, "r" + rotation));
            }
        }
        Path folder = temporary.resolve("orders");
        Files.setLastModifiedTime(folder.resolve("000003-r3.journal"), FileTime.fromMillis(0));
        Files.writeString(folder.resolve("000009-other.txt"), "not a journal");
        assertThat(journals.read("orders")).extracting(JournalLine::text).containsExactly("r3");
        Files.move(folder.resolve("000002-r2.journal"), folder.resolve("1000000-r2.journal"));
        assertThat(journals.read("orders")).extracting(JournalLine::text).containsExactly("r2");
        try (JournalLease lease = journals.lease("orders")) {
            lease.begin("r4");
        }
        assertThat(folder.resolve("1000001-r4.journal")).exists();
    }

    @Test
    void journalsWrittenWhereDigitsAreOthers_areRead() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            write(FileJournals.in(temporary), "Orders é");
        } finally {
            Locale.setDefault(before);
        }
        assertThat(FileJournals.in(temporary).read("Orders é")).hasSize(1);
        assertThat(temporary.resolve("%4frders%20%c3%a9/000001-r1.journal")).exists();
    }

    @Test
    void epochFile_thatIsDamaged_isRefused_andMayBeDeleted() throws IOException {
        FileJournals journals = FileJournals.in(temporary);
        write(journals, "orders");
        write(journals, "orders");
        Path epoch = temporary.resolve("orders/epoch");
        for (String damage :
                new String[] {"", "\0\0\0\0", "1", "0 1\n", "-1 1\n", "99999999999999999999 1\n", "1 1\nx"}) {
            Files.writeString(epoch, damage);
            JournalException refused = assertThrows(JournalException.class, () -> journals.lease("orders"));
            assertThat(refused.kind()).isEqualTo(Kind.DAMAGED);
            assertThat(refused).hasMessageContaining("restore or delete it");
        }
        Files.delete(epoch);
        long highest = journals.read("orders").get(0).epoch();
        assertThat(highest).isEqualTo(2);
        try (JournalLease lease = journals.lease("orders")) {
            assertThat(lease.epoch()).isGreaterThan(highest);
        }
    }

    @Test
    void targets_areThoseThatHaveJournals() throws IOException {
        FileJournals journals = FileJournals.in(temporary.resolve("journals"));
        assertThat(journals.targets()).isEmpty();
        for (String target : new String[] {"orders", "..", "Ключ/1"}) {
            write(journals, target);
        }
        journals.lease("leased only").close();
        Files.createDirectory(temporary.resolve("journals/Not Ours"));
        Files.writeString(temporary.resolve("journals/README"), "");
        assertThat(journals.targets()).containsExactly("..", "orders", "Ключ/1");
    }

    @Test
    void names_ofTwoTargets_areNeverTheSameFolder_andNoneIsAWayOut() {
        String[] parts = {
            "", "a", "A", ".", "/", "\\", "%", "%61", "é", "e\u0301", "ß", "ẞ", "İ", "🔑", "con", " ", "\0", "_"
        };
        var folders = new HashMap<String, String>();
        for (String first : parts) {
            for (String second : parts) {
                for (String third : parts) {
                    String target = first + second + third;
                    if (!target.isEmpty()) {
                        String folder = TargetNames.folder(target);
                        assertThat(folders.merge(folder, target, (one, same) -> one.equals(same) ? one : one + "!"))
                                .isEqualTo(target);
                        assertThat(folder)
                                .matches("[a-z0-9_%-][a-z0-9._%-]*")
                                .doesNotEndWith(".")
                                .isNotEqualTo("con");
                        assertThat(TargetNames.target(folder)).contains(target);
                    }
                }
            }
        }
        assertThat(folders).hasSizeGreaterThan(4000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "%", "%4", "%zz", "%61", "%ff", "a.", ".a", "con"})
    void folderThatNoTargetHas_isNotOurs(String folder) {
        assertThat(TargetNames.target(folder)).isEmpty();
    }

    @Test
    void targetThatNoFolderCanBeNamedAfter_isRefused() {
        for (String target : new String[] {"", "é".repeat(43), "a".repeat(256), "\ud83d"}) {
            assertThatThrownBy(() -> FileJournals.in(temporary).lease(target))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("The name of a target");
        }
        write(FileJournals.in(temporary), "é".repeat(42));
        write(FileJournals.in(temporary), "a".repeat(255));
        assertThat(FileJournals.in(temporary).targets()).hasSize(2);
    }

    private static void write(FileJournals journals, String target) {
        try (JournalLease lease = journals.lease(target)) {
            lease.begin("r" + lease.epoch());
            lease.append(new JournalLine(lease.epoch(), 1, "{}"));
        }
    }

    private static String failed(Runnable use) {
        JournalException refused = assertThrows(JournalException.class, use::run);
        assertThat(refused.kind()).isEqualTo(Kind.FAILED);
        return refused.getMessage();
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
