package dev.mailkeys.cli.catalog;

import dev.mailkeys.cli.options.Syntax;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes a description of commands as a man page, in roff. */
final class ManPage {

    /** Options that this many commands share are described once, after all commands. */
    private static final int OFTEN = 10;

    private final CommandSpec root;

    /** The options that many commands share word for word, by their text. */
    private final Map<String, OptionSpec> common = new LinkedHashMap<>();

    private final StringBuilder page = new StringBuilder();

    ManPage(CommandSpec root) {
        this.root = root;
    }

    String text() {
        line(".TH MAILKEYS 1 \"\" \"mailkeys " + Version.number() + "\"");
        line(".nh");
        section("NAME", "mailkeys - manage the API keys of email providers");
        line(".SH SYNOPSIS");
        line(".B mailkeys");
        line("COMMAND [OPTIONS]");
        section("DESCRIPTION", root.usageMessage().description());
        Map<String, Integer> counts = new HashMap<>();
        count(root, counts);
        common.keySet().removeIf(words -> counts.getOrDefault(words, 0) < OFTEN);
        line(".SH COMMANDS");
        commands(root, "mailkeys");
        section("COMMON OPTIONS", "A command takes those of them that it names.");
        common.values().forEach(this::option);
        section("EXIT STATUS", "");
        ExitCodes.all().forEach((number, meaning) -> tagged(number, meaning));
        section("ENVIRONMENT", "");
        Variables.all().forEach(this::tagged);
        return page.toString();
    }

    private void count(CommandSpec spec, Map<String, Integer> counts) {
        for (OptionSpec option : spec.subcommands().isEmpty() ? spec.options() : List.<OptionSpec>of()) {
            common.putIfAbsent(words(option), option);
            counts.merge(words(option), 1, Integer::sum);
        }
        spec.subcommands().values().forEach(child -> count(child.getCommandSpec(), counts));
    }

    private static String words(OptionSpec option) {
        return tag(option) + " " + String.join(" ", option.description());
    }

    private static String tag(OptionSpec option) {
        String label = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
        return String.join(", ", option.names()) + label;
    }

    private void option(OptionSpec option) {
        tagged(tag(option), String.join(" ", option.description()));
    }

    private void commands(CommandSpec parent, String words) {
        parent.subcommands().forEach((name, child) -> {
            CommandSpec spec = child.getCommandSpec();
            if (spec.subcommands().isEmpty()) {
                command(spec, words + " " + name);
            } else {
                commands(spec, words + " " + name);
            }
        });
    }

    private void command(CommandSpec spec, String words) {
        line(".SS " + escaped(words));
        paragraphs(spec.usageMessage().description());
        spec.positionalParameters()
                .forEach(word -> tagged(word.paramLabel() + "...", String.join(" ", word.description())));
        spec.options().stream()
                .filter(option -> !common.containsKey(words(option)))
                .forEach(this::option);
        line(".PP");
        String shared = spec.options().stream()
                .filter(option -> common.containsKey(words(option)))
                .map(option -> option.longestName())
                .collect(Collectors.joining(", "));
        line(escaped("Common options: " + shared + "."));
        line(".PP");
        String example = List.of(spec.usageMessage().footer()).stream()
                .map(text -> text.replace("%n", "\n"))
                .collect(Collectors.joining("\n"));
        line(".nf");
        example.strip().lines().forEach(text -> line(escaped(text)));
        line(".fi");
    }

    /** Lines of a sample are not filled, so that they can be copied. */
    private void paragraphs(String... texts) {
        boolean sample = false;
        for (String text : texts) {
            boolean goesOn = sample && text.isEmpty();
            if (!goesOn && text.startsWith(Syntax.INDENT) != sample) {
                sample = !sample;
                line(sample ? ".nf" : ".fi");
            }
            line(text.isEmpty() && !sample ? ".PP" : escaped(text));
        }
        if (sample) {
            line(".fi");
        }
    }

    private void section(String title, String... texts) {
        line(".SH " + title);
        for (String text : texts) {
            if (!text.isEmpty()) {
                line(escaped(text));
            }
        }
    }

    private void tagged(String tag, String text) {
        line(".TP");
        line("\\fB" + escaped(tag) + "\\fR");
        line(escaped(text));
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    /** Keeps hyphens copyable, and no line looks like a roff request. */
    private static String escaped(String text) {
        String safe = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...");
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }
}
