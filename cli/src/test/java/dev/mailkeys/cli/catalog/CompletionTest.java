package dev.mailkeys.cli.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bash itself makes of the completion script. */
class CompletionTest {

    private static final String TARGETS = """
        at-once = 2
        [targets.newsletter]
        sinks = ["app"]
          [ targets . "bills 2026" ] # quoted
        [targets.'billing']
        [targets.newsletter.more]
        [accounts.jet2]
        [sinks.app]
        """;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("script"), new Cli().run("completion").out());
        Files.writeString(folder.resolve("mailkeys.toml"), TARGETS.replace(" . ", "."));
        Files.writeString(folder.resolve("other.toml"), "[targets.other]\n");
        Files.createDirectory(folder.resolve("sub folder"));
    }

    @Test
    void targets_areThoseOfTheFileAtHand() throws Exception {
        assertThat(completed("status", "")).containsExactly("newsletter", "bills\\ 2026", "billing");
        assertThat(completed("rotate", "newsletter", "bill")).containsExactly("bills\\ 2026", "billing");
        assertThat(completed("rotate", "\"bill")).as("within quotes").containsExactly("bills 2026", "billing");
        assertThat(completed("run", "--target", "bill")).containsExactly("bills\\ 2026", "billing");
        assertThat(completed("run", "--target", "=", "new")).containsExactly("newsletter");
        assertThat(completed("verify", "x")).isEmpty();
    }

    @Test
    void targets_areThoseOfTheFileThatIsNamed() throws Exception {
        assertThat(completed("status", "--file", "other.toml", "")).containsExactly("other");
        assertThat(completed("status", "--file=other.toml", "")).containsExactly("other");
        assertThat(completed("status", "--file", "=", "other.toml", "")).containsExactly("other");
        assertThat(completed("status", "--file", "none.toml", ""))
                .as("options alone")
                .allMatch(word -> word.startsWith("-"));
    }

    @Test
    void accounts_areTheProvidersAndThoseOfTheFile() throws Exception {
        assertThat(completed("audit", "jet")).containsExactly("jetemail", "jet2");
        assertThat(completed("audit", "--file", "other.toml", ""))
                .containsExactly("jetemail", "emailit", "elasticemail");
        assertThat(completed("init", "e")).containsExactly("emailit", "elasticemail");
        assertThat(completed("conformance", "e")).containsExactly("elasticemail", "emailit");
        assertThat(completed("doctor", "--provider", "em")).containsExactly("emailit");
    }

    @Test
    void optionsBeforeTheVerb_areLeftAside() throws Exception {
        assertThat(completed("--output", "json", "status", "new")).containsExactly("newsletter");
        assertThat(completed("--file", "other.toml", "rotate", "")).containsExactly("other");
        assertThat(completed("--file", "=", "other.toml", "rotate", "")).containsExactly("other");
        assertThat(completed("-y", "jetemail", "-o", "json", "li")).containsExactly("list");
        assertThat(completed("--file", "rotate", "pl")).containsExactly("plan");
        assertThat(completed("-o", "")).containsExactly("text", "json", "env");
        assertThat(completed("help", "jetemail", "li")).containsExactly("list");
    }

    @Test
    void programBehindTwoHyphens_isCompletedAsOne() throws Exception {
        assertThat(completed("run", "--from", "x", "--", "bas")).contains("bash");
        assertThat(completed("run", "--from", "x", "--", "cat", "oth")).containsExactly("other.toml");
    }

    @Test
    void shell_isOneOfThoseThatThereAre() throws Exception {
        String script = new Cli().run("completion").out();
        assertThat(completed("completion", "")).containsExactly("bash", "zsh");
        assertThat(new Cli().run("completion zsh").out()).isEqualTo(script);
        var fish = new Cli().run("completion fish");
        assertThat(fish.code()).isEqualTo(2);
        assertThat(fish.err()).contains("There is no completion for \"fish\". There is one for bash and zsh");
    }

    @Test
    void paths_areFilesAndFolders() throws Exception {
        assertThat(completed("status", "--file", "o")).containsExactly("other.toml");
        assertThat(completed("jetemail", "create", "--to-file", "s")).containsExactlyInAnyOrder("script", "sub folder");
        assertThat(completed("emailit", "list", "--token-file", "sub")).containsExactly("sub folder");
    }

    @Test
    void verbs_areThoseThatBeginSo() throws Exception {
        assertThat(completed("rot")).containsExactly("rotate");
        assertThat(completed("jetemail", "li")).containsExactly("list");
    }

    @Test
    void values_areNoCommands() throws Exception {
        assertThat(completed("emailit", "create", "--name", "rotate", "--sc")).containsExactly("--scope");
        assertThat(completed("emailit", "create", "--name", "rotate", "--scope", "f"))
                .containsExactly("full");
        assertThat(completed("jetemail", "list", "--profile", "create", "--na")).containsExactly("--name");
        assertThat(completed("elasticemail", "subaccount-key", "--to-")).containsExactly("--to-file");
    }

    /** As bash gives them: behind = begins a word. */
    @Test
    void valuesBehindAnEqualsSign_areCompletedToo() throws Exception {
        assertThat(completed("emailit", "list", "--output", "=", "j")).containsExactly("json");
        assertThat(completed("emailit", "list", "--output", "=")).containsExactly("text", "json", "env");
        assertThat(completed("status", "--file", "=", "o")).containsExactly("other.toml");
        assertThat(completed("status", "--file=o")).as("in zsh").containsExactly("--file=other.toml");
        assertThat(completed("status", "--output", "=", "json", "billi")).containsExactly("billing");
    }

    @Test
    void options_areShownWhereNothingElseCanBe() throws Exception {
        assertThat(completed("jetemail", "create", "")).contains("--name", "--to-file", "--help");
        assertThat(completed("jetemail", "create", "--name", "")).isEmpty();
        assertThat(completed("jetemail", "")).contains("list", "create").doesNotContain("--help");
    }

    @Test
    void head_saysHowToInstall() {
        assertThat(new Cli().run("completion").out())
                .startsWith("#!/usr/bin/env bash\n# Completes mailkeys in bash and zsh.")
                .doesNotContain("*_completion", "YOUR_APP_HOME");
    }

    private List<String> completed(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "bash",
                "-c",
                "source ./script; COMP_WORDS=(mailkeys \"$@\"); COMP_CWORD=$#; _complete_mailkeys 2>/dev/null;"
                        + " [ ${#COMPREPLY[@]} = 0 ] || printf '%s\\n' \"${COMPREPLY[@]}\"",
                "bash"));
        command.addAll(List.of(words));
        Process bash = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor()).isZero();
        return out.lines().toList();
    }
}
