package dev.mailkeys.rotation.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.files.SecondUser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Root delivers into the folder of another user, who would like to get at root's files by that. Run as root alone. */
@Timeout(300)
class AttackedSinkTest {

    private static final int PUTS = Integer.getInteger("attack.puts", 150);

    @TempDir
    Path temporary;

    private Path home;
    private Path conf;
    private Path victim;

    @BeforeEach
    void twoUsers() throws Exception {
        SecondUser.assumeThereIsOne();
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path roots = Files.createDirectory(temporary.resolve("roots"));
        Files.setPosixFilePermissions(roots, PosixFilePermissions.fromString("rwxr-xr-x"));
        victim = Files.writeString(roots.resolve("app.env"), "TOKEN=root-s_own\n");
        Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-------"));
        home = SecondUser.folder(temporary.resolve("home"));
        conf = SecondUser.folder(home.resolve("conf"));
    }

    private void theirFile() throws IOException {
        Path file = Files.writeString(conf.resolve("app.env"), "TOKEN=theirs\n");
        Files.setPosixFilePermissions(SecondUser.give(file), PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void theFolderOfAnother_isRefused_unlessThatUserIsNamed() throws IOException {
        theirFile();
        var sink = FileSink.dotenv(conf.resolve("app.env"), "TOKEN");
        assertThatThrownBy(sink::check)
                .isInstanceOf(SinkException.class)
                .hasMessageContaining("belongs to the user " + SecondUser.NUMBER)
                .hasMessageContaining("folder-owner = \"" + SecondUser.NUMBER + "\"");
        assertThatThrownBy(sink::read).isInstanceOf(SinkException.class);
        assertThat(SinkContract.failure(sink, 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(conf.resolve("app.env")).hasContent("TOKEN=theirs\n");

        FileSink named = sink.inFolderOf(SecondUser.NUMBER);
        named.check();
        named.put(SinkContract.delivery(1), named.read().version());
        assertThat(named.read().token()).contains(Canary.token(1));
        assertThat(Files.getOwner(conf.resolve("app.env")).getName()).isEqualTo(SecondUser.NUMBER);
        assertThat(conf).isDirectoryNotContaining("glob:**.{tmp,lock}");
    }

    @Test
    void aRawSinkThatIsALinkToRootsOneLine_readsAndReplacesNothing() throws IOException {
        Files.writeString(victim, "root-s_own\n");
        Files.createSymbolicLink(conf.resolve("token"), victim);
        for (Sink sink : List.of(
                FileSink.raw(conf.resolve("token")),
                FileSink.raw(conf.resolve("token")).inFolderOf(SecondUser.NUMBER))) {
            assertThatThrownBy(sink::check).isInstanceOf(SinkException.class);
            assertThatThrownBy(sink::read).isInstanceOf(SinkException.class);
            SinkContract.failure(sink, 1, Optional.empty());
        }
        assertVictimIsAsItWas("root-s_own\n");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoSwapsLinksAllTheTime_getsNoFileOfRoots(boolean andTheFolder) throws Exception {
        theirFile();
        Process attacker = attack(andTheFolder);
        int delivered = 0;
        var seen = new ArrayList<String>();
        try {
            FileSink sink = FileSink.dotenv(conf.resolve("app.env"), "TOKEN")
                    .allowingOthers()
                    .inFolderOf(SecondUser.NUMBER);
            for (int put = 0; put < PUTS; put++) {
                delivered += isDelivered(sink) ? 1 : 0;
                read(sink).map(Secret::reveal).ifPresent(seen::add);
                assertVictimIsAsItWas("TOKEN=root-s_own\n");
            }
        } finally {
            Files.writeString(home.resolve("stop"), "");
            assertThat(attacker.waitFor()).isZero();
        }
        assertThat(seen).doesNotContain("root-s_own");
        System.out.println("delivered " + delivered + " of " + PUTS + " tokens to a folder whose owner swaps links");
    }

    private static boolean isDelivered(Sink sink) {
        try {
            sink.check();
            sink.put(SinkContract.delivery(1), Optional.empty());
            return true;
        } catch (SinkException refused) {
            return false;
        }
    }

    private static Optional<Secret> read(Sink sink) {
        try {
            return sink.read().token();
        } catch (SinkException refused) {
            return Optional.empty();
        }
    }

    /** Neither content, owner and rights have changed, nor what lies beside it. */
    private void assertVictimIsAsItWas(String content) throws IOException {
        assertThat(Files.readString(victim)).isEqualTo(content);
        assertThat(Files.getOwner(victim).getName()).isEqualTo("root");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(victim)))
                .isEqualTo("rw-------");
        try (Stream<Path> beside = Files.list(victim.getParent())) {
            assertThat(beside.toList()).containsExactly(victim);
        }
    }

    private Process attack(boolean andTheFolder) throws IOException {
        Path classes = Files.createDirectories(temporary.resolve("classes/dev/mailkeys/rotation/sink"));
        try (InputStream bytes = LinkSwapper.class.getResourceAsStream("LinkSwapper.class")) {
            Files.copy(bytes, classes.resolve("LinkSwapper.class"));
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process attacker = SecondUser.start(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                temporary.resolve("classes").toString(),
                LinkSwapper.class.getName(),
                home.toString(),
                victim.toString(),
                Boolean.toString(andTheFolder),
                ".app.env.mailkeys-1.tmp",
                "app.env",
                ".app.env.lock");
        while (!Files.exists(home.resolve("begun"))) {
            assertThat(attacker.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        return attacker;
    }
}
