package dev.mailkeys.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.file.ReaderMarks;
import dev.mailkeys.emailit.NewKey;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two programs send while their key is rotated: the old one goes when both have sent with the new one. */
@ExtendWith(SimulatorExtension.class)
class SendWithMarksTest {

    @Test
    void send_whileTheKeyIsRotatedWithoutGrace_isNeverRefused(EmailitSimulator emailit, @TempDir Path folder)
            throws Exception {
        String token = Simulators.keysOf(emailit)
                .create(NewKey.sending("newsletter"))
                .token()
                .reveal();
        Path file = Files.writeString(folder.resolve("app.env"), "EMAILIT_TOKEN=" + token + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Rotation rotation = RotateWithMarks.of(
                Secret.of(emailit.managementToken()),
                ClientSettings.builder().baseUrl(emailit.baseUrl()).build(),
                folder,
                2);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (var one = new SendWithMarks(emailit.baseUrl(), file, "one");
                var two = new SendWithMarks(emailit.baseUrl(), file, "two")) {
            assertThat(one.send("{}")).isEqualTo(200);
            assertThat(two.send("{}")).isEqualTo(200);
            Future<RotationReport> report = other.submit(rotation::run);
            while (!report.isDone()) {
                assertThat(one.send("{}")).isEqualTo(200);
                assertThat(two.send("{}")).isEqualTo(200);
            }
            assertThat(report.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.DONE);
            assertThat(emailit.accepts(token)).isFalse();
        } finally {
            other.shutdownNow();
        }
        assertThat(ReaderMarks.beside(file, "EMAILIT_TOKEN").all())
                .as("marks of programs that have ended")
                .isEmpty();
    }
}
