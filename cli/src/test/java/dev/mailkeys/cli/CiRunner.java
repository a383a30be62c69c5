package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.JetEmailSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A folder as a CI runner has it, with an archive of the command under test. */
final class CiRunner {

    private final Path folder;
    private final JetEmailSimulator jetemail;
    final String sha256;

    /** Packs an archive of the shape that the image's has; around the image, or around the jar. */
    CiRunner(Path folder, JetEmailSimulator jetemail) throws Exception {
        this.folder = folder;
        this.jetemail = jetemail;
        var image = MailkeysProcess.image();
        String make = image.isPresent()
                ? "ln -s '" + image.get() + "' mailkeys-0"
                : "mkdir -p mailkeys-0/bin && printf '#!/bin/sh\\nexec %s \"$@\"\\n' \"" + MailkeysProcess.words()
                        + "\" >mailkeys-0/bin/mailkeys && chmod +x mailkeys-0/bin/mailkeys";
        String pack = make + " && tar -ch mailkeys-0 | gzip -1 >image.tar.gz && rm -r mailkeys-0 && mkdir temp"
                + " && touch path output";
        var packed = MailkeysProcess.bash(folder, jetemail, pack).run();
        assertThat(packed.code()).as(packed.err()).isZero();
        sha256 = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(Files.readAllBytes(folder.resolve("image.tar.gz"))));
    }

    /** A script as GitHub runs it, and GitLab where the image has bash. */
    MailkeysProcess bash(String script) {
        return with(MailkeysProcess.bash(folder, jetemail, script));
    }

    /** A script as GitLab runs it where the image has none. */
    MailkeysProcess sh(String script) {
        return with(MailkeysProcess.sh(folder, jetemail, script)).set("GITHUB_ACTIONS", "false");
    }

    private MailkeysProcess with(MailkeysProcess shell) {
        return shell.set("RUNNER_TEMP", folder.resolve("temp").toString())
                .set("GITHUB_PATH", folder.resolve("path").toString())
                .set("GITHUB_OUTPUT", folder.resolve("output").toString())
                .set("GITHUB_ACTIONS", "true")
                .set("CI_PROJECT_DIR", folder.resolve("project").toString())
                .set("MAILKEYS_URL", "image.tar.gz")
                .set("MAILKEYS_SHA256", sha256);
    }
}
