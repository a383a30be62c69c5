package dev.mailkeys.examples;

import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.jetemail.NewKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

public class CreateKey {
    public static void main(String[] args) throws Exception {
        JetEmailKeys keys = JetEmailKeys.fromEnv(); // JETEMAIL_API_KEY
        // Before the key is made, so that none is lost where the file can't be; and for its owner alone.
        Path file = Files.createFile(
                Path.of("token"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Secret token = keys.create(NewKey.named("newsletter")).token();
        Files.writeString(file, token.reveal());
        keys.list().forEach(key -> System.out.println(key.name().orElse("(no name)") + " " + key.status()));
    }
}
