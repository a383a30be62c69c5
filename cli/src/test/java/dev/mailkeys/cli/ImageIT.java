package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the image promises beyond its command: it may lie anywhere, and its cache is used there, or not missed. */
@Timeout(600)
@ExtendWith(SimulatorExtension.class)
class ImageIT {

    @TempDir
    private Path folder;

    private Path moved;

    /** Copied without its times, because not every way to move a folder keeps them. */
    @BeforeEach
    void move(JetEmailSimulator jetemail) throws IOException, InterruptedException {
        var image = MailkeysProcess.image();
        assumeTrue(image.isPresent(), "this is no run against an image");
        moved = folder.resolve("another place");
        assertThat(shell(jetemail, "cp -R '" + image.orElseThrow() + "' 'another place'"))
                .isEqualTo(new MailkeysProcess.Ended(0, "", ""));
    }

    private MailkeysProcess.Ended shell(JetEmailSimulator jetemail, String line)
            throws IOException, InterruptedException {
        return MailkeysProcess.shell(folder, jetemail, line).run();
    }

    /** Makes the JVM stop where it would go on without a cache. */
    private MailkeysProcess.Ended withCacheOrNotAtAll(JetEmailSimulator jetemail)
            throws IOException, InterruptedException {
        String must = Files.readString(moved.resolve("bin/mailkeys")).contains("-XX:AOTCache")
                ? "-XX:AOTMode=on"
                : "-Xshare:on";
        return MailkeysProcess.shell(folder, jetemail, "'another place/bin/mailkeys' jetemail list")
                .set("_JAVA_OPTIONS", must)
                .run();
    }

    @Test
    void cache_isUsedWhereverTheImageLies(JetEmailSimulator jetemail) throws Exception {
        var ended = withCacheOrNotAtAll(jetemail);
        assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
        Files.delete(moved.resolve("runtime/mailkeys.cache"));
        assertThat(withCacheOrNotAtAll(jetemail).code()).as("the test can fail").isNotZero();
    }

    /** Each takes a third of a millisecond and more; text that is put together by invokedynamic was eighty of them. */
    @Test
    void list_makesNearlyNoClassesAtRunTime(JetEmailSimulator jetemail) throws Exception {
        var ended = MailkeysProcess.shell(folder, jetemail, "'another place/bin/mailkeys' jetemail list")
                .set("_JAVA_OPTIONS", "-Xlog:class+load:file=classes")
                .run();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("classes")))
                .hasSizeGreaterThan(1000)
                .filteredOn(loaded -> loaded.contains("LambdaForm$") && !loaded.contains("shared objects file"))
                .hasSizeLessThan(20);
    }

    @Test
    void cacheThatIsMissingOrBroken_isNotMissed(JetEmailSimulator jetemail) throws Exception {
        jetemail.seedKey("x");
        String list = "'another place/bin/mailkeys' jetemail list";
        var expected = shell(jetemail, list);
        assertThat(expected.out()).contains("\tx\t");
        Path cache = moved.resolve("runtime/mailkeys.cache");
        Files.delete(cache);
        assertThat(shell(jetemail, list)).isEqualTo(expected);
        Files.writeString(cache, "no cache");
        assertThat(shell(jetemail, list)).isEqualTo(expected);
    }

    @Test
    void command_isFoundThroughLinksAndThePath(JetEmailSimulator jetemail) throws Exception {
        var ended = shell(
                jetemail,
                "mkdir 'a b' && ln -s '../another place/bin/mailkeys' 'a b/one' && ln -s \"$PWD/a b/one\" mailkeys"
                        + " && unset -f mailkeys && PATH=\"$PWD:$PATH\" && cd / && mailkeys --version"
                        + " && cd \"$OLDPWD/another place/bin\" && sh mailkeys --version");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).matches("(mailkeys \\d.* \\(Java \\d+\\)\n){2}");
    }

    @Test
    void packages_holdTheImage(JetEmailSimulator jetemail) throws Exception {
        Path target = MailkeysProcess.image().orElseThrow().getParent();
        var tar = shell(
                jetemail,
                "rm -r 'another place' && tar -xzf '" + target
                        + "'/mailkeys-*-*.tar.gz && mv mailkeys-* 'another place'");
        assumeTrue(tar.code() == 0, "no .tar.gz was built beside this image");
        assertThat(withCacheOrNotAtAll(jetemail).code()).isZero();
        assumeTrue(shell(jetemail, "ls '" + target + "'/mailkeys_*.deb").code() == 0, "no .deb was built");
        var deb = shell(
                jetemail,
                "set -e; dpkg-deb -x '" + target + "'/mailkeys_*.deb root; root/usr/bin/mailkeys --version;"
                        + " gzip -dc root/usr/share/man/man1/mailkeys.1.gz | head -1;"
                        + " . root/usr/share/bash-completion/completions/mailkeys; complete -p mailkeys");
        assertThat(deb.code()).as(deb.err()).isZero();
        assertThat(deb.out()).startsWith("mailkeys ").contains(".TH MAILKEYS 1", "complete ");
    }

    @Test
    void arguments_arriveAsTheyAre(JetEmailSimulator jetemail) throws Exception {
        var ended = shell(
                jetemail,
                "touch xa xb; 'another place/bin/mailkeys' jetemail create --name 'two  words' --to-file '-x* $HOME'"
                        + " && 'another place/bin/mailkeys' jetemail create --name '' --to-file token; echo $?;"
                        + " 'another place/bin/mailkeys' @token");
        assertThat(ended.out()).contains("name: two  words\n", "\n2\n");
        assertThat(folder.resolve("-x* $HOME")).exists();
        assertThat(ended.err()).contains("There is no command \"@token\"");
    }

    /** Everything that a stranger's jar needs of us is shown to it: the SDK, its transport, Jackson. */
    @Test
    void jarInTheFolderOfSinks_addsItsKind(JetEmailSimulator jetemail) throws Exception {
        ShelfJar.write(moved.resolve("sinks/shelf.jar"));
        var asked = new AtomicReference<String>();
        HttpServer shelf = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shelf.createContext("/", call -> {
            asked.set(call.getRequestMethod() + " " + call.getRequestURI());
            byte[] kept = "{\"text\": \"em_kept\", \"about\": \"{}\"}".getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, kept.length);
            call.getResponseBody().write(kept);
            call.close();
        });
        shelf.start();
        Files.writeString(folder.resolve("mailkeys.toml"), """
                [targets.x]
                account = "jetemail"
                sinks = ["shelf"]
                [sinks.shelf]
                type = "shelf"
                place = "mail"
                """);
        jetemail.seedKey("x");
        var doctor = MailkeysProcess.shell(folder, jetemail, "'another place/bin/mailkeys' doctor")
                .set("SHELF_TOKEN", "shelf-token")
                .set("SHELF_URL", "http://127.0.0.1:" + shelf.getAddress().getPort())
                .run();
        shelf.stop(0);
        assertThat(doctor.out() + doctor.err()).contains("a token can be put into shelf:mail");
        assertThat(asked.get()).isEqualTo("GET /places/mail");
        assertThat(shell(jetemail, "'another place/bin/mailkeys' man").out()).contains("SHELF_URL");
    }

    @Test
    void folderItIsStartedIn_addsNoCode(JetEmailSimulator jetemail) throws Exception {
        var ended = shell(
                jetemail,
                "mkdir -p dev/mailkeys/cli && echo broken > dev/mailkeys/cli/Main.class"
                        + " && CLASSPATH=. 'another place/bin/mailkeys' --version");
        assertThat(ended.code()).as(ended.err()).isZero();
    }
}
