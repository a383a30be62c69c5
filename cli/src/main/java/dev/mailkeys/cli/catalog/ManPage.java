package dev.mailkeys.cli.catalog;

import dev.mailkeys.cli.options.Syntax;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes a description of commands as a man page, in roff. */
final class ManPage {

    private final CommandSpec root;
    private final StringBuilder page = new StringBuilder();

    ManPage(CommandSpec root) {
        this.root = root;
    }

    String text() {
        line(".TH MAILKEYS 1 \"\" \"mailkeys " + Version.number() + "\"");
        section("NAME", "mailkeys - manage the API keys of email providers");
        line(".SH SYNOPSIS");
        line(".B mailkeys");
        line("COMMAND [OPTIONS]");
        section("DESCRIPTION", root.usageMessage().description());
        line(".SH COMMANDS");
        commands(root, "mailkeys");
        section("EXIT STATUS", "");
        ExitCodes.all().forEach((number, meaning) -> tagged(number, meaning));
        section("ENVIRONMENT", "");
        Variables.all().forEach(this::tagged);
        return page.toString();
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
        for (OptionSpec option : spec.options()) {
            String label = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
            tagged(String.join(", ", option.names()) + label, String.join(" ", option.description()));
        }
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

    /** A hyphen that is to be copied, and no line that would be taken for a request. */
    private static String escaped(String text) {
        String safe = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...");
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }
}
