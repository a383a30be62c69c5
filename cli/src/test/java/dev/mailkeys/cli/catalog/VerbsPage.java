package dev.mailkeys.cli.catalog;

import dev.mailkeys.cli.command.rotation.RotationVerbs;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.peer.ProviderName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes the page of every verb with its options, {@code docs/reference/verbs.md}, from the command's own model. */
final class VerbsPage {

    private static final String HEAD = """
            # Every verb and option

            <!-- Written by the build from what the command itself knows: make reference. Don't edit it. -->

            `mailkeys VERB --help` prints the same. How credentials, profiles and output work is on [the command's page](./command.md).

            """;

    private static final String TABLE = "| option | meaning |\n|---|---|\n";

    private final StringBuilder page = new StringBuilder(HEAD);

    private VerbsPage() {}

    static String text() {
        var page = new VerbsPage();
        CommandSpec root = FullTree.root();
        var providers = new LinkedHashMap<String, CommandSpec>();
        for (ProviderName provider : ProviderName.values()) {
            providers.putAll(verbs(root.subcommands().get(provider.word()).getCommandSpec(), provider.word() + " "));
        }
        Map<String, CommandSpec> others = verbs(root, "");
        var rotation = new LinkedHashMap<>(others);
        rotation.keySet().retainAll(RotationVerbs.names());
        others.keySet().removeAll(rotation.keySet());
        page.group("Keys of a provider", providers);
        page.group("Rotation", rotation);
        page.group("The command itself", others);
        page.tail();
        return page.page.toString();
    }

    private static Map<String, CommandSpec> verbs(CommandSpec parent, String words) {
        var verbs = new LinkedHashMap<String, CommandSpec>();
        parent.subcommands().forEach((name, child) -> {
            if (child.getSubcommands().isEmpty()) {
                verbs.put(words + name, child.getCommandSpec());
            }
        });
        return verbs;
    }

    private void group(String title, Map<String, CommandSpec> verbs) {
        List<String> common = verbs.values().stream()
                .map(VerbsPage::rows)
                .reduce(VerbsPage::both)
                .orElseThrow();
        line("## " + title + "\n");
        line("Every verb here takes:\n");
        table(common);
        verbs.forEach((name, verb) -> verb(name, verb, common));
    }

    private static List<String> both(List<String> one, List<String> other) {
        return one.stream().filter(other::contains).toList();
    }

    private void verb(String name, CommandSpec verb, List<String> common) {
        line("### `mailkeys " + name + "`\n");
        about(verb.usageMessage().description());
        List<String> own = new ArrayList<>(rows(verb));
        own.removeAll(common);
        if (!own.isEmpty()) {
            table(own);
        }
        if (verb.findOption("--yes") != null) {
            line("Without `--yes` it asks on a terminal, and ends with exit code 5 elsewhere.\n");
        }
        line("```sh");
        Arrays.stream(verb.usageMessage().footer())
                .flatMap(text -> text.replace("%nExample:%n", "").lines())
                .forEach(text -> line(text.strip()));
        line("```\n");
    }

    /** Lines of a sample stand by themselves, so that they can be copied. */
    private void about(String... texts) {
        boolean isToml = false;
        for (String text : texts) {
            boolean goesOn = isToml && text.isEmpty();
            if (!goesOn && text.startsWith(Syntax.INDENT) != isToml) {
                isToml = !isToml;
                line(isToml ? "```toml" : "```");
            }
            line(isToml ? text.strip() : escaped(text));
        }
        line(isToml ? "```\n" : "");
    }

    private void table(List<String> rows) {
        page.append(TABLE);
        rows.forEach(this::line);
        line("");
    }

    /** The words and options of a verb, a row for each. */
    private static List<String> rows(CommandSpec verb) {
        Stream<String> words = verb.positionalParameters().stream()
                .map(word -> row("`" + word.paramLabel() + "` …", word.description()));
        Stream<String> options = verb.options().stream().map(option -> row(names(option), option.description()));
        return Stream.concat(words, options).toList();
    }

    private static String row(String names, String... meaning) {
        return "| " + names + " | " + escaped(String.join(" ", meaning)) + " |";
    }

    private static String names(OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        String names =
                Stream.of(option.names()).map(name -> "`" + name + value + "`").collect(Collectors.joining(", "));
        return option.required() ? names + " (required)" : names;
    }

    private void tail() {
        line("## Exit codes\n");
        page.append("| exit code | meaning |\n|---|---|\n");
        ExitCodes.all().forEach((number, meaning) -> line(row("`" + number + "`", meaning)));
        line("\n[What they mean among several targets](./exit-codes.md).\n");
        line("## Variables of the environment\n");
        page.append("| variable | meaning |\n|---|---|\n");
        Variables.all().forEach((name, meaning) -> line(row("`" + name + "`", meaning)));
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    /** What Markdown and the site's own templates would take for something else. */
    private static String escaped(String text) {
        return text.replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("{{", "&#123;&#123;")
                .replace("*", "\\*");
    }
}
