package com.example.mailer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.spring.test.MailkeysSimulators;
import dev.mailkeys.testkit.EmailitSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Mails are sent by several threads while the application rotates its key beneath them, again and again. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "mailer.rotate-every=0s",
            "mailer.grace=200ms",
            "mailer.look-every=50ms",
            "mailkeys.emailit.calls-per-minute=0"
        })
@MailkeysSimulators
@Timeout(120)
class RotatingMailerTest {

    private static final int ROTATIONS = 8;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    @Autowired
    EmailitSimulator emailit;

    @Autowired
    Environment environment;

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry properties) {
        properties.add("mailer.token-file", () -> folder.resolve("token").toString());
        properties.add("mailer.journals", () -> folder.resolve("journals").toString());
    }

    @Test
    void noMailIsRefused_whileTheKeyIsRotated() throws Exception {
        Path file = Files.createFile(
                folder.resolve("token"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String first = emailit.seedKey("newsletter").token();
        Files.writeString(file, first);

        var answers = ConcurrentHashMap.<Integer>newKeySet();
        Callable<Integer> sender = () -> {
            int sent = 0;
            while (emailit.received("delete").size() < ROTATIONS) {
                answers.add(send());
                sent++;
            }
            return sent;
        };
        var threads = Executors.newFixedThreadPool(4);
        List<Future<Integer>> senders = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            senders.add(threads.submit(sender));
        }
        int sent = 0;
        for (Future<Integer> each : senders) {
            sent += each.get();
        }
        threads.shutdown();

        assertThat(answers).containsExactly(200);
        assertThat(emailit.received("send")).hasSizeGreaterThanOrEqualTo(sent);
        assertThat(emailit.received("send").stream()
                        .map(call -> call.header("Authorization"))
                        .distinct())
                .as("tokens that were used")
                .hasSizeGreaterThan(ROTATIONS / 2);
        assertThat(emailit.accepts(first)).isFalse();
        System.out.println("sent " + sent + " mails over " + ROTATIONS + " rotations, none refused");
    }

    private int send() throws Exception {
        URI address = URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + "/mails");
        var mail = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return CLIENT.send(mail, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
