package dev.mailkeys.cli;

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

/** A real browser without a window, which reaches nobody but this machine. A test without one is skipped. */
public final class Chromium {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final int PATIENCE_MINUTES = 4;

    private final Path folder;

    private Chromium(Path folder) {
        this.folder = folder;
    }

    /** @param folder for its profile and for what it says. */
    public static Chromium in(Path folder) {
        assumeTrue(Files.isExecutable(PROGRAM), "There is no Chromium here.");
        return new Chromium(folder);
    }

    /** The page once it is loaded, as its scripts have made it, and what Chromium says: CONSOLE of every script's error. */
    public String dom(String address, String... more) throws Exception {
        return said(address, "--dump-dom", more);
    }

    /** A picture of the page. */
    public String picture(Path file, String address, String... more) throws Exception {
        return said(address, "--screenshot=" + file, more);
    }

    private String said(String address, String what, String... more) throws Exception {
        Path said = folder.resolve("chromium.txt");
        var command = new ArrayList<>(List.of(
                PROGRAM.toString(),
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
        command.add(what);
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

    /** Every colour that is in a picture. */
    public static Set<Integer> colours(Path picture) throws IOException {
        BufferedImage image = ImageIO.read(picture.toFile());
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .map(at -> image.getRGB(at % image.getWidth(), at / image.getWidth()) & 0xffffff)
                .boxed()
                .collect(Collectors.toSet());
    }
}
