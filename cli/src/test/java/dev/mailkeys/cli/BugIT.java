package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.provider.Doubt;
import dev.mailkeys.core.provider.ProviderDescriptor;
import dev.mailkeys.core.provider.ProviderProfile;
import dev.mailkeys.core.provider.TokenKind;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Exit code 1 of the real process: what nobody has foreseen, here from a provider that is plugged in and fails. */
@Timeout(600)
class BugIT {

    private static final String CANARY = "c4n4ry5ings";

    @TempDir
    private Path folder;

    @TempDir
    private Path classes;

    @BeforeEach
    void plugIn() throws Exception {
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve(ProviderDescriptor.class.getName()), Failing.class.getName());
        Path copy = classes.resolve(Failing.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(copy.getParent());
        try (InputStream code = Failing.class.getResourceAsStream("BugIT$Failing.class")) {
            Files.copy(Objects.requireNonNull(code), copy);
        }
    }

    @Test
    void failureThatNobodyHasForeseen_hasItsOwnExitCode_andItsWordsAreNotRepeated() throws Exception {
        var ended = run("other", "list");
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .startsWith("error: A bug in mailkeys: java.lang.IllegalStateException at " + Failing.class.getName()
                        + ".profile(BugIT.java:")
                .endsWith("). Run it with --verbose for the stack, and please report it.\n")
                .doesNotContain(CANARY);
    }

    @Test
    void failureThatNobodyHasForeseen_isToldToProgramsAndWithItsStack() throws Exception {
        var ended = run("other", "list", "--output", "json", "--verbose");
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .startsWith("{\"error\":{\"code\":1,\"kind\":\"bug\",\"message\":\"A bug in mailkeys: ")
                .contains("at dev.mailkeys.cli.Main.main")
                .doesNotContain(CANARY);
    }

    @Test
    void verbsThatNeedNoOtherProvider_goOn() throws Exception {
        assertThat(run("--version").code()).isZero();
        assertThat(run("emailit", "list").code()).as("it has no credential").isEqualTo(3);
    }

    private MailkeysProcess.Ended run(String... arguments) throws Exception {
        return MailkeysProcess.with(classes, folder, arguments).run();
    }

    /** What comes in a jar of somebody else. */
    public static final class Failing implements ProviderDescriptor {

        @Override
        public ProviderProfile profile() {
            throw new IllegalStateException(CANARY);
        }

        @Override
        public String title() {
            return "Failing";
        }

        @Override
        public List<TokenKind> tokenKinds() {
            return List.of();
        }

        @Override
        public String rightsOfAList() {
            return "";
        }

        @Override
        public Optional<String> advice(String verb, Doubt doubt) {
            return Optional.empty();
        }
    }
}
