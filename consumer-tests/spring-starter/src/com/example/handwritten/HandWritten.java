package com.example.handwritten;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailkeys.spring.MailkeysAutoConfiguration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same application as {@code Newsletter}, with a hand-written call. */
@SpringBootApplication(exclude = MailkeysAutoConfiguration.class)
public class HandWritten {

    @Bean
    OkHttpClient client() {
        return new OkHttpClient();
    }

    @RestController
    static class Keys {

        private final OkHttpClient client;
        private final Environment environment;
        private final ObjectMapper json = new ObjectMapper();

        Keys(OkHttpClient client, Environment environment) {
            this.client = client;
            this.environment = environment;
        }

        @GetMapping("/keys")
        List<String> names() throws IOException {
            var request = new Request.Builder()
                    .url(environment.getRequiredProperty("mailkeys.emailit.base-url") + "/api-keys?page=1&limit=100")
                    .header("Authorization", "Bearer " + environment.getRequiredProperty("mailkeys.emailit.api-key"))
                    .build();
            try (var answer = client.newCall(request).execute()) {
                var names = new ArrayList<String>();
                for (JsonNode key : json.readTree(answer.body().bytes()).get("data")) {
                    names.add(key.get("name").asText());
                }
                return names;
            }
        }
    }
}
