package com.example.spring;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.IssuedKey;
import dev.mailkeys.emailit.KeyChanges;
import dev.mailkeys.emailit.KeyInfo;
import dev.mailkeys.emailit.NewKey;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A user's application that gives models to its web framework as they are. */
@SpringBootApplication(proxyBeanMethods = false)
public class KeysApplication {

    /** The client, as a bean. */
    @Bean
    EmailitKeys keys(Environment environment) {
        ClientSettings settings = ClientSettings.builder()
                .baseUrl(environment.getRequiredProperty("keys.url", java.net.URI.class))
                .build();
        return EmailitKeys.using(Secret.of(environment.getRequiredProperty("keys.token")), settings);
    }

    /** What the application offers over HTTP. */
    @RestController
    static class Keys {

        private final EmailitKeys keys;

        Keys(EmailitKeys keys) {
            this.keys = keys;
        }

        @GetMapping("/keys")
        List<KeyInfo> list() {
            return keys.list().toList();
        }

        @GetMapping("/keys/{id}")
        KeyInfo get(@PathVariable("id") String id) {
            return keys.get(id);
        }

        /** A mistake: the answer would carry the token. */
        @PostMapping("/keys")
        IssuedKey create(@RequestBody NewKey newKey) {
            return keys.create(newKey);
        }

        @PostMapping("/keys/{id}")
        KeyInfo update(@PathVariable("id") String id, @RequestBody KeyChanges changes) {
            return keys.update(id, changes);
        }

        @PostMapping("/echo")
        NewKey echo(@RequestBody NewKey newKey) {
            return newKey;
        }

        @PostMapping("/jetemail")
        dev.mailkeys.jetemail.NewKey echo(@RequestBody dev.mailkeys.jetemail.NewKey newKey) {
            return newKey;
        }

        /** Models of every provider, as their builders make them. */
        @GetMapping("/models/{name}")
        Object model(@PathVariable("name") String name) {
            return Models.of(name);
        }

        /** A mistake: settings may hold passwords. */
        @GetMapping("/settings")
        ClientSettings settings() {
            return keys.settings();
        }
    }
}
