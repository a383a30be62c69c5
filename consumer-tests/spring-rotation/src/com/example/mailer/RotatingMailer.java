package com.example.mailer;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.file.CurrentSecret;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.journal.FileJournals;
import dev.mailkeys.rotation.provider.EmailitAdapter;
import dev.mailkeys.rotation.sink.FileSink;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** Sends mail with a key that it rotates itself. Every mail goes out with the token that stands in the file at that moment. */
@SpringBootApplication
@EnableScheduling
public class RotatingMailer {

    public static void main(String[] arguments) {
        SpringApplication.run(RotatingMailer.class, arguments);
    }

    @Bean
    CurrentSecret token(@Value("${mailer.token-file}") String file) {
        return CurrentSecret.inFile(Path.of(file));
    }

    @Bean
    Rotation rotation(
            EmailitKeys keys,
            @Value("${mailkeys.emailit.api-key}") String apiKey,
            @Value("${mailer.token-file}") String file,
            @Value("${mailer.journals}") String journals,
            @Value("${mailer.rotate-every:90d}") Duration every,
            @Value("${mailer.grace:1h}") Duration grace) {
        return Rotation.of("newsletter")
                .key(EmailitAdapter.using(Secret.of(apiKey), keys.settings()), "newsletter")
                .sink(FileSink.raw(Path.of(file)))
                .journal(FileJournals.in(Path.of(journals)))
                .options(RotationOptions.builder()
                        .rotateEvery(every)
                        .grace(grace)
                        .longestWait(Duration.ZERO) // the schedule comes again
                        .keepJournals(Duration.ofDays(365))
                        .build())
                .build();
    }

    /** Several applications may share the journals: one of them rotates. */
    @Component
    static class Schedule {

        private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
        private final Rotation rotation;

        Schedule(Rotation rotation) {
            this.rotation = rotation;
        }

        @Scheduled(fixedDelayString = "${mailer.look-every:15m}")
        void rotate() {
            RotationReport report = rotation.runIfDue();
            LOG.info("{} {}", report.outcome(), report.messages());
        }
    }

    @RestController
    static class Mails {

        private final RestClient http = RestClient.create();
        private final URI address;
        private final CurrentSecret token;

        Mails(@Value("${mailkeys.emailit.base-url:https://api.emailit.com}") URI emailit, CurrentSecret token) {
            this.address = emailit.resolve("/v2/emails");
            this.token = token;
        }

        @PostMapping("/mails")
        ResponseEntity<Void> send(@RequestBody String mail) {
            Secret now = token.get();
            HttpStatusCode status = send(mail, now);
            if (status.value() == 401) {
                // Perhaps it was rotated a moment ago: look once more before giving up.
                Optional<Secret> newer = token.instead(now);
                status = newer.isPresent() ? send(mail, newer.get()) : status;
            }
            return ResponseEntity.status(status).build();
        }

        private HttpStatusCode send(String mail, Secret key) {
            return http.post()
                    .uri(address)
                    .headers(headers -> headers.setBearerAuth(key.reveal()))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(mail)
                    .exchange((request, response) -> response.getStatusCode());
        }
    }
}
