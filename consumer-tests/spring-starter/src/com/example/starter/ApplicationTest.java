package com.example.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.elasticemail.KeyInfo;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.spring.test.MailkeysSimulators;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;

/** The whole application, its clients pointed at simulators. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.health.mailkeys.enabled=true",
            "management.endpoint.health.show-details=always",
            "mailkeys.health.every=0s",
            "mailkeys.emailit.max-attempts=1"
        })
@MailkeysSimulators
class ApplicationTest {

    @Autowired
    EmailitSimulator emailit;

    @Autowired
    MeterRegistry meters;

    @Autowired
    Environment environment;

    @Autowired
    EmailitKeys emailitKeys;

    @Autowired
    JetEmailKeys jetEmailKeys;

    @Autowired
    ElasticEmailKeys elasticEmailKeys;

    private String get(String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void application_managesKeysOfTheSimulator() throws Exception {
        emailit.seedKey("ci-7");
        assertThat(get("/keys")).contains("\"ci-7\"");
        assertThat(jetEmailKeys.list()).isEmpty();
        assertThat(elasticEmailKeys.list()).extracting(KeyInfo::name).containsExactly("Management");
    }

    @Test
    void calls_areObserved() throws Exception {
        get("/keys");
        assertThat(meters.get("mailkeys.call")
                        .tag("operation", "emailit.list")
                        .timer()
                        .count())
                .isPositive();
    }

    @Test
    void health_tellsOfEachProvider() throws Exception {
        assertThat(get("/actuator/health")).contains("\"mailkeys\":{").contains("\"elasticemail\":\"UP\"");
        emailit.next("list", Fault.status(503));
        assertThat(get("/actuator/health"))
                .contains("\"status\":\"DOWN\"")
                .contains("the provider answered 503")
                .doesNotContain(emailit.managementToken());
    }

    @Test
    void property_isHeard() {
        assertThat(emailitKeys.settings().calls().retries().maxAttempts()).isEqualTo(1);
    }
}
