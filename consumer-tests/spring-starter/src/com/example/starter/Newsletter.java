package com.example.starter;

import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.KeyInfo;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application that has a client from properties alone. */
@SpringBootApplication
public class Newsletter {

    public static void main(String[] arguments) {
        SpringApplication.run(Newsletter.class, arguments);
    }

    @RestController
    static class Keys {

        private final EmailitKeys keys;

        Keys(EmailitKeys keys) {
            this.keys = keys;
        }

        @GetMapping("/keys")
        List<String> names() {
            return keys.list().stream().map(KeyInfo::name).toList();
        }
    }
}
