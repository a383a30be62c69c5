package dev.mailkeys.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In Chromium, where there is one. With {@code -Dpicture=PATH} it leaves the picture that the documentation shows. */
final class BrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final int PATIENCE_MINUTES = 4;

    @TempDir
    private Path folder;

    @BeforeEach
    void needsChromium() {
        assumeTrue(Files.isExecutable(CHROMIUM), "There is no Chromium here.");
    }

    @Test
    void thePages_areShownAsTheyAreMeant_byTheirOwnFilesAlone() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            List<String> targets = List.of("newsletter", "billing", "password-reset", "invoices", "alerts");
            for (String target : targets) {
                world.target(target);
            }
            String at = world.node().address();
            Eventually.is(() -> world.areDone(targets), world::said);
            arrange(world);

            Path picture = folder.resolve("picture.png");
            String home = browser(at, "--screenshot=" + picture, "--window-size=1300,900");
            assertThat(colours(picture))
                    .as("of what is broken, of a key that is due and of one that is not, by the style")
                    .contains(0xc62828, 0xef6c00, 0x2e7d32);
            String dom = browser(at, "--dump-dom");
            String target = browser(at + "target?name=newsletter", "--dump-dom");
            assertThat(dom).contains("newsletter</a>", "<svg", "<rect class=\"old\"");
            assertThat(target).contains("<b>delivered</b>");
            // What a page loads from elsewhere is against its policy, which Chromium would say here.
            assertThat(List.of(home, dom, target)).noneMatch(said -> said.contains("CONSOLE"));
            leave(picture);
        }
    }

    /** Keys of many ages, one of which does not work: as no fleet should be, and a picture shows. */
    private static void arrange(FleetWorld world) {
        String age =
                "update mailkeys_fleet_looks set born = clock_timestamp() - interval '%d minutes' where target = '%s'";
        world.database.run(age.formatted(11, "newsletter"));
        world.database.run(age.formatted(52, "billing"));
        world.database.run(age.formatted(34, "password-reset"));
        world.database.run(age.formatted(63, "invoices"));
        world.database.run(age.formatted(25, "alerts"));
        world.database.run(
                "update mailkeys_fleet_looks set outcome = 'sink_broken', failures = 2, next_step ="
                        + " 'mailkeys rotate alerts --database jdbc:postgresql://db.example.com/mailkeys', messages = 'The token in the sink alerts was refused.' where target = 'alerts'");
        world.database.run("update mailkeys_fleet_looks set node = 'mail-1/4711/5c07a1'");
    }

    /** What Chromium says on both streams. */
    private String browser(String address, String... more) throws Exception {
        Path said = folder.resolve("chromium.txt");
        var command = new ArrayList<>(List.of(
                CHROMIUM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-extensions",
                "--no-first-run",
                "--hide-scrollbars",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile"),
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"));
        command.addAll(List.of(more));
        command.add(address);
        Process chromium = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!chromium.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            chromium.destroyForcibly();
            throw new AssertionError("Chromium does not end: " + Files.readString(said));
        }
        return Files.readString(said);
    }

    private static Set<Integer> colours(Path picture) throws IOException {
        BufferedImage image = ImageIO.read(picture.toFile());
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .map(at -> image.getRGB(at % image.getWidth(), at / image.getWidth()) & 0xffffff)
                .boxed()
                .collect(Collectors.toSet());
    }

    private static void leave(Path picture) throws IOException {
        String wanted = System.getProperty("picture");
        if (wanted != null) {
            Files.copy(picture, Path.of(wanted));
        }
    }
}
