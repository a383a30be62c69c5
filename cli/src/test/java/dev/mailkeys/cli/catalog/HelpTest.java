package dev.mailkeys.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.cli.command.rotation.RotationVerbs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;

public class HelpTest {

    @Test
    void mistypedWord_isAnsweredWithTheOneThatWasMeant() {
        assertThat(new Cli().run("jetmail list").err()).contains("did you mean jetemail?");
        assertThat(new Cli().run("rotat --yes").err()).contains("did you mean rotate?");
        assertThat(new Cli().run("jetemail lst").err()).contains("did you mean list?", "mailkeys jetemail --help");
        assertThat(new Cli().run("jetemail list --otput json").err()).contains("did you mean --output?");
    }

    @ParameterizedTest
    @CsvSource({
        "--output json emailit list --help, mailkeys emailit list",
        "emailit -v --output=json list --help, mailkeys emailit list",
        "--profile rotate -q jetemail create --help, mailkeys jetemail create",
        "--file x --database y rotate --help, mailkeys rotate"
    })
    void sharedOptions_mayComeBeforeTheCommand(String typed, String line) {
        var help = new Cli().run(typed);
        assertThat(help.code()).as(help.err()).isZero();
        assertThat(help.out()).contains(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--name news emailit list", "--output", "--output json", "--verbose --name emailit list"})
    void otherOptions_comeAfterTheCommand(String typed) {
        var early = new Cli().run(typed);
        assertThat(early.code()).isEqualTo(2);
        assertThat(early.err()).contains("Put this option after the command");
    }

    @ParameterizedTest
    @CsvSource({
        "rotat, did you mean rotate?",
        "Verify, did you mean verify?",
        "jetmail list, did you mean jetemail?",
        "emailit lsit, did you mean list?",
        "elasticemail replce, did you mean replace?",
        "list, Put the provider first: mailkeys jetemail list.",
        "get, Put the provider first: mailkeys emailit get.",
        "revoke, Put the provider first: mailkeys jetemail delete.",
        "jetemail revoke, did you mean delete?",
        "emailit ls, did you mean list?",
        "emailit disable, Emailit has no such call. \"mailkeys emailit --help\"",
        "elasticemail rotate, Elastic Email has no such call. \"mailkeys rotate\" makes another key"
    })
    void mistypedVerb_isAnsweredWithTheOneThatWasMeant(String typed, String answer) {
        var wrong = new Cli().run(typed);
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains(answer);
    }

    @Test
    void targetThatIsNamedAsAKeyIs_isAnsweredWithHowTargetsAreNamed() {
        assertThat(new Cli().run("rotate --name news --yes").err())
                .contains("Targets are named without an option: mailkeys rotate newsletter.");
        assertThat(new Cli().run("rotate --nam news").err()).doesNotContain("Targets are named");
        assertThat(new Cli().run("emailit list --name news").err()).doesNotContain("Targets are named");
    }

    @Test
    void help_isShownOfTheCommandBehindIt() {
        assertThat(new Cli().run("help jetemail create")).isEqualTo(new Cli().run("jetemail create --help"));
        assertThat(new Cli().run("help rotate")).isEqualTo(new Cli().run("rotate --help"));
        assertThat(new Cli().run("help emailit").out()).contains("mailkeys emailit");
    }

    public static List<String> commands() {
        var words = new ArrayList<String>();
        collect(FullTree.root(), "", words);
        return words;
    }

    private static void collect(CommandSpec parent, String words, List<String> into) {
        parent.subcommands().forEach((name, child) -> {
            if (child.getSubcommands().isEmpty()) {
                into.add((words + " " + name).strip());
            } else {
                collect(child.getCommandSpec(), words + " " + name, into);
            }
        });
    }

    @Test
    void thereIsEveryVerbOfEveryProviderAndOfRotation() {
        assertThat(commands()).hasSize(7 + 6 + 7 + 9 + 9);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_teachesWithAnExampleThatIsUnderstood(String command) {
        var help = new Cli().run((command + " --help").split(" "));
        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        List<String> examples = help.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("mailkeys " + command))
                .toList();
        assertThat(examples).isNotEmpty();
        assertThat(help.out().substring(help.out().indexOf("Example:\n") + 9).lines())
                .as("an example that can be copied stands in one line")
                .allMatch(line -> line.contains(" mailkeys ") || line.contains("(mailkeys "));
        for (String example : examples) {
            String plain = example.replaceFirst(" [>|].*", "").replaceFirst("^mailkeys ", "");
            assertThat(Catalog.find(List.of(plain.split(" "))).parse())
                    .as(example)
                    .isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void options_haveTheSameWordsEverywhere(String command) {
        String help = new Cli().run((command + " --help").split(" ")).out();
        boolean rotation = RotationVerbs.names().contains(command);
        if (rotation) {
            assertThat(help).contains("[TARGET...]", "--file", "--output");
        } else if (!command.matches("run|demo|completion|man|simulate|audit|init")) {
            assertThat(help).contains("--token-env", "--token-file", "--token-stdin", "--base-url", "--output");
        }
        if (command.matches(".*(rotate|delete|disable|replace)")) {
            assertThat(help).contains("--yes", "--dry-run");
        }
        if (command.matches(".* (rotate|create|subaccount-key)")) {
            assertThat(help).contains("--to-file", "--reveal", "--dry-run");
        }
    }

    @Test
    void overview_isShownWithoutACommand() {
        assertThat(new Cli().run(new String[0]).out()).contains("jetemail", "emailit", "elasticemail", "doctor");
        assertThat(new Cli().run("emailit").out()).contains("rotate", "EMAILIT_API_KEY");
        assertThat(new Cli().run("--version").out()).startsWith("mailkeys ");
        assertThat(new Cli().run("jetemail get").code()).isEqualTo(2);
        assertThat(new Cli().run("frobnicate").code()).isEqualTo(2);
    }

    @Test
    void completion_isAScriptThatBashUnderstands(@TempDir Path folder) throws Exception {
        String script = new Cli().run("completion").out();
        assertThat(script)
                .contains("complete -F", "--approved-domain", "subaccount-key")
                .contains("(\"text\" \"json\" \"env\")", "(\"sending\" \"full\")");
        Path file = Files.writeString(folder.resolve("completion"), script);
        assertThat(exitCode("bash", "-n", file.toString())).isZero();
    }

    @Test
    void manPage_hasEveryCommandAndExitCode() {
        String page = new Cli().run("man").out();
        assertThat(page)
                .as("options are not hyphenated")
                .startsWith(".TH MAILKEYS 1")
                .contains("\n.nh\n");
        commands().forEach(command -> assertThat(page).contains(".SS mailkeys " + command.replace("-", "\\-")));
        assertThat(page).contains("\\fB143\\fR", "\\fBEMAILIT_API_KEY\\fR").doesNotContain("%n");
        assertThat(page.lines()).noneMatch(line -> line.matches("[.'](?!(TH|SH|SS|TP|PP|B|nf|fi|nh)\\b).*"));
    }

    @Test
    void manPage_describesOnceWhatManyCommandsTake() {
        List<String> lines = new Cli().run("man").out().lines().toList();
        assertThat(lines)
                .containsOnlyOnce("\\fB\\-\\-token\\-env=NAME\\fR", "\\fB\\-\\-help, \\-h\\fR", ".SH COMMON OPTIONS");
        assertThat(lines.stream().filter(line -> line.startsWith("Common options: ") && line.contains("\\-\\-help")))
                .hasSameSizeAs(commands());
        assertThat(lines).contains("\\fB\\-\\-approved\\-domain=DOMAIN\\fR");
    }

    private static int exitCode(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
