package dev.mailkeys.cli.catalog;

import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.peer.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;

/** Moves the words of a command before shared options that were typed before or between them. */
final class WordsFirst {

    private final Map<String, OptionSpec> shared;

    private WordsFirst() {
        var syntax = new Syntax("mailkeys");
        CommonOptions.destroy(syntax);
        CommonOptions.database(syntax);
        shared = syntax.file("--file", "The mailkeys.toml.").spec().optionsMap();
    }

    /** The arguments in that order; unchanged if an option is not shared or no command follows. */
    static List<String> of(List<String> arguments) {
        var order = new WordsFirst();
        var words = new ArrayList<String>();
        var options = new ArrayList<String>();
        int at = 0;
        int wanted = 1;
        while (words.size() < wanted) {
            int end = at < arguments.size() ? at + order.length(arguments.get(at)) : at;
            if (end == at || end > arguments.size()) {
                return arguments;
            }
            (arguments.get(at).startsWith("-") ? options : words).addAll(arguments.subList(at, end));
            wanted = words.isEmpty() || Provider.of(words.get(0)).isEmpty() ? 1 : 2;
            at = end;
        }
        words.addAll(options);
        words.addAll(arguments.subList(at, arguments.size()));
        return words;
    }

    /** The options with a value that many commands share, and that may therefore stand before the command. */
    static List<String> valued() {
        return new WordsFirst()
                .shared.entrySet().stream()
                        .filter(option -> option.getValue().arity().max() > 0)
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /** How many arguments a word, or an option with its value, takes; 0 for an option that is not shared. */
    private int length(String argument) {
        if (!argument.startsWith("-")) {
            return 1;
        }
        int end = argument.indexOf('=');
        OptionSpec option = shared.get(end < 0 ? argument : argument.substring(0, end));
        if (option == null || option.longestName().equals("--help")) {
            return 0;
        }
        return end < 0 && option.arity().max() > 0 ? 2 : 1;
    }
}
