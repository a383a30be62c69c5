package dev.mailkeys.cli.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What a command takes, in picocli's model, built without annotations so that nothing is scanned. */
public final class Syntax {

    /** What lines of a sample, and no other lines, begin with. */
    public static final String INDENT = "  ";

    /** The names of targets, from a function of the completion script. */
    public static final String TARGETS = "$(_mailkeys_targets)";

    /** The names of accounts: the providers, and those in mailkeys.toml. */
    public static final String ACCOUNTS = "$(_mailkeys_accounts)";

    private final CommandSpec spec;
    private final List<String> footer = new ArrayList<>();

    public Syntax(String name) {
        spec = CommandSpec.create().name(name);
        spec.usageMessage().sortOptions(false).sortSynopsis(false).width(100).abbreviateSynopsis(true);
    }

    /** What the command does, a line for each sentence or two. */
    public Syntax about(String... lines) {
        spec.usageMessage().description(lines);
        return this;
    }

    /** Lines that are shown as they stand, to be copied. */
    public Syntax sample(String text) {
        String[] lines =
                text.lines().map(line -> line.isEmpty() ? "" : INDENT + line).toArray(String[]::new);
        String[] about = spec.usageMessage().description();
        spec.usageMessage()
                .description(Stream.concat(Stream.of(about), Stream.of(lines)).toArray(String[]::new));
        return this;
    }

    /** An option with a value. Shells complete the given values; the command refuses others. */
    public Syntax value(String name, String label, String text, String... among) {
        spec.addOption(option(name, label, text, among).type(String.class).build());
        return this;
    }

    /** An option whose value is a path, which shells complete. It is read as text: not every locale can write every path. */
    public Syntax file(String name, String text) {
        spec.addOption(option(name, "PATH", text)
                .type(Path.class)
                .converters(new AsTyped())
                .build());
        return this;
    }

    /** A required option with a value. */
    public Syntax required(String name, String label, String text, String... among) {
        spec.addOption(option(name, label, text, among)
                .type(String.class)
                .required(true)
                .build());
        return this;
    }

    /** An option with a value that may be given several times. */
    public Syntax values(String name, String label, String text, String... among) {
        String repeatable = text + " Repeatable.";
        spec.addOption(
                option(name, label, repeatable, among).type(String[].class).build());
        return this;
    }

    /** An option without a value. */
    public Syntax flag(String name, String text) {
        spec.addOption(OptionSpec.builder(name.split(" "))
                .arity("0")
                .type(boolean.class)
                .description(text)
                .build());
        return this;
    }

    /**
     * Any number of words after the command.
     *
     * @param among what shells complete: words, or a bash expression that prints one per line
     */
    public Syntax words(String label, String text, String... among) {
        spec.addPositional(
                positional(label, text).completionCandidates(List.of(among)).build());
        return this;
    }

    /** Another program and its arguments, after two hyphens. */
    public Syntax program(String label, String text) {
        spec.addPositional(positional(label, text).build());
        spec.usageMessage().customSynopsis(spec.qualifiedName() + " [OPTIONS] -- " + label + " [ARGUMENT...]");
        return this;
    }

    /** A line that shows the command at work. */
    public Syntax example(String line) {
        footer.add((footer.isEmpty() ? "%nExample:%n  " : "  ") + line);
        return this;
    }

    public CommandSpec spec() {
        spec.usageMessage().footer(footer.toArray(String[]::new));
        return spec;
    }

    private static PositionalParamSpec.Builder positional(String label, String text) {
        return PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .paramLabel(label)
                .type(String[].class)
                .description(text);
    }

    private static OptionSpec.Builder option(String name, String label, String text, String... among) {
        var option =
                OptionSpec.builder(name.split(" ")).arity("1").paramLabel(label).description(text);
        return among.length == 0 ? option : option.completionCandidates(List.of(among));
    }

    /** Keeps text as it is. Not a lambda: with one, the image's cache would leave out all of picocli's converters. */
    private static final class AsTyped implements ITypeConverter<String> {
        @Override
        public String convert(String typed) {
            return typed;
        }
    }
}
