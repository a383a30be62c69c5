package dev.mailkeys.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.file.CurrentSecret;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.NewKey;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A key is rotated in place, ten times, beneath a program that sends with it and is never refused. */
@ExtendWith(SimulatorExtension.class)
class SendWithCurrentKeyTest {

    @Test
    void send_whileTheKeyIsRotated_isNeverRefused(EmailitSimulator emailit, @TempDir Path folder) throws Exception {
        EmailitKeys keys = Simulators.keysOf(emailit);
        var issued = keys.create(NewKey.sending("newsletter"));
        Path file = Files.writeString(
                folder.resolve("app.env"), "EMAILIT_TOKEN=" + issued.token().reveal() + "\n");
        var program = new SendWithCurrentKey(emailit.baseUrl(), CurrentSecret.inDotenv(file, "EMAILIT_TOKEN"));
        for (int rotation = 0; rotation < 10; rotation++) {
            assertThat(program.send("{}")).isEqualTo(200);
            String token = keys.rotate(issued.id()).token().reveal();
            Path beside = Files.writeString(folder.resolve("beside"), "EMAILIT_TOKEN=" + token + "\n");
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void send_withATokenThatIsDead_tellsSo(EmailitSimulator emailit, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "secret_" + "0".repeat(32));
        var program = new SendWithCurrentKey(emailit.baseUrl(), CurrentSecret.inFile(file));
        assertThat(program.send("{}")).isEqualTo(401);
        assertThat(emailit.liveKeys()).hasSize(1);
    }
}
