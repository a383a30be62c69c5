package com.example.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.journal.FileJournals;
import dev.mailkeys.rotation.provider.EmailitAdapter;
import dev.mailkeys.rotation.reader.Readers;
import dev.mailkeys.rotation.sink.FileSink;
import dev.mailkeys.spring.test.MailkeysSimulators;
import dev.mailkeys.testkit.EmailitSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Mail is sent by SMTP while the key whose token is the password is rotated beneath the application, without grace. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@MailkeysSimulators
class MailTest {

    private static final int ROTATIONS = 5;

    private static Path folder;
    private static SmtpServer smtp;

    @Autowired
    EmailitSimulator emailit;

    @Autowired
    JavaMailSender mail;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) throws Exception {
        folder = Files.createTempDirectory("newsletter");
        smtp = new SmtpServer();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> Integer.toString(smtp.port()));
        properties.add("spring.mail.username", () -> "emailit");
        properties.add("spring.mail.properties.mail.smtp.auth", () -> "true");
        properties.add(
                "newsletter.password-file", () -> folder.resolve("app.env").toString());
    }

    @AfterAll
    static void closeTheServer() throws Exception {
        smtp.close();
    }

    @Test
    void mail_whileItsKeyIsRotated_isNeverRefused() throws Exception {
        smtp.letIn(emailit::accepts);
        String token = emailit.seedKey("newsletter").token();
        Files.writeString(folder.resolve("app.env"), "EMAILIT_TOKEN=" + token + "\n");
        send();
        Rotation rotation = rotation();
        for (int i = 1; i <= ROTATIONS; i++) {
            CompletableFuture<RotationReport> report = CompletableFuture.supplyAsync(rotation::run);
            while (!report.isDone()) {
                send();
            }
            assertThat(report.join().outcome()).as("%s", report.join()).isEqualTo(Outcome.DONE);
        }
        assertThat(emailit.accepts(token)).isFalse();
        assertThat(smtp.taken()).isGreaterThan(ROTATIONS);
    }

    /** Throws if the password is refused. */
    private void send() {
        var message = new SimpleMailMessage();
        message.setFrom("news@example.com");
        message.setTo("reader@example.com");
        message.setText("hello");
        mail.send(message);
    }

    private Rotation rotation() {
        var sink = FileSink.dotenv(folder.resolve("app.env"), "EMAILIT_TOKEN").allowingOthers();
        ClientSettings settings =
                ClientSettings.builder().baseUrl(emailit.baseUrl()).build();
        return Rotation.of("newsletter")
                .key(EmailitAdapter.using(Secret.of(emailit.managementToken()), settings), "newsletter")
                .sink(sink, Readers.of(1, sink.marks()))
                .options(RotationOptions.builder().grace(Duration.ZERO).build())
                .journal(FileJournals.in(folder.resolve("journal")))
                .build();
    }
}
