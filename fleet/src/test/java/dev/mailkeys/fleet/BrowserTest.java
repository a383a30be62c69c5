package dev.mailkeys.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In Chromium, where there is one. With {@code -Dpicture=PATH} it leaves the picture that the documentation shows. */
final class BrowserTest {

    @TempDir
    private Path folder;

    @Test
    void thePages_areShownAsTheyAreMeant_byTheirOwnFilesAlone() throws Exception {
        Chromium browser = Chromium.in(folder);
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            List<String> targets = List.of("newsletter", "billing", "password-reset", "invoices", "alerts");
            for (String target : targets) {
                world.target(target);
            }
            String at = world.node().address();
            Eventually.is(() -> world.areDone(targets), world::said);
            arrange(world);

            Path picture = folder.resolve("picture.png");
            String home = browser.picture(picture, at, "--window-size=1300,900");
            assertThat(Chromium.colours(picture))
                    .as("of what is broken, of a key that is due and of one that is not, by the style")
                    .contains(0xc62828, 0xef6c00, 0x2e7d32);
            String dom = browser.dom(at);
            String target = browser.dom(at + "target?name=newsletter");
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

    private static void leave(Path picture) throws IOException {
        String wanted = System.getProperty("picture");
        if (wanted != null) {
            Files.copy(picture, Path.of(wanted));
        }
    }
}
