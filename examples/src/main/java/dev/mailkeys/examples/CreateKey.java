package dev.mailkeys.examples;

import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.jetemail.NewKey;
import java.nio.file.Files;
import java.nio.file.Path;

public class CreateKey {
    public static void main(String[] args) throws Exception {
        JetEmailKeys keys = JetEmailKeys.fromEnv(); // JETEMAIL_API_KEY
        Secret token = keys.create(NewKey.named("newsletter")).token();
        Files.writeString(Path.of("token"), token.reveal());
        keys.list().forEach(key -> System.out.println(key.name() + " " + key.status()));
    }
}
