package dev.mailkeys.cli.catalog;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.peer.Provider;
import dev.mailkeys.cli.peer.ProviderName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Finds the command that the first words name. Only that one is built, to save time. */
public final class Catalog {

    private Catalog() {}

    /**
     * A command that was found.
     *
     * @param name its words
     * @param rest the arguments behind them
     * @param line what is typed to run it: the program and its words
     */
    public record Found(String name, Command command, List<String> rest, String line) {

        Found(String name, Command command, List<String> rest) {
            this(name, command, rest, "mailkeys " + name);
        }

        /** Reads the options; empty if help is wanted instead. */
        public Optional<Options> parse() {
            List<String> own = Options.beforeDashes(rest);
            if (own.contains("--help") || own.contains("-h")) {
                return Optional.empty();
            }
            try {
                ParseResult parsed = commandLine().parseArgs(rest.toArray(String[]::new));
                Misuse.refuseEmptyPaths(parsed, line);
                return Optional.of(new Options(parsed));
            } catch (ParameterException wrong) {
                throw Misuse.of(wrong, line, own);
            }
        }

        public String help() {
            return commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF);
        }

        private CommandLine commandLine() {
            var syntax = new Syntax(line);
            command.describe(syntax);
            return new CommandLine(syntax.spec()).setExpandAtFiles(false).setPosixClusteredShortOptionsAllowed(false);
        }
    }

    /** The one command of a program that has no others. */
    public static Found alone(String program, Command command, List<String> arguments) {
        refuseBad(arguments);
        boolean version = arguments.equals(List.of("--version")) || arguments.equals(List.of("-V"));
        return new Found(program, version ? new Version() : command, version ? List.of() : arguments, program);
    }

    public static Found find(List<String> typed) {
        refuseBad(typed);
        List<String> arguments = hasOptionsFirst(typed) ? WordsFirst.of(typed) : typed;
        String first = arguments.isEmpty() ? "--help" : arguments.get(0);
        Optional<ProviderName> provider = ProviderName.of(first);
        if (provider.isPresent()) {
            return verb(provider.get(), arguments);
        }
        if (first.equals("help") && arguments.size() > 1) {
            List<String> asked = arguments.subList(1, Math.min(3, arguments.size()));
            return find(Stream.concat(asked.stream(), Stream.of("--help")).toList());
        }
        if (isHelp(first)) {
            return new Found("", new Overview(Optional.empty()), List.of());
        }
        Command command = TopCommands.find(first);
        Optional<Provider> plugged = command == null ? Provider.of(first) : Optional.empty();
        return plugged.isPresent() ? verb(plugged.get(), arguments) : found(first, command, arguments, 1);
    }

    private static boolean hasOptionsFirst(List<String> typed) {
        int words = typed.isEmpty() || ProviderName.of(typed.get(0)).isEmpty() ? 1 : 2;
        return typed.stream().limit(words).anyMatch(word -> word.startsWith("-"));
    }

    private static void refuseBad(List<String> arguments) {
        Misuse.refuseSecrets(Options.beforeDashes(arguments));
        Misuse.refuseUnreadable(arguments);
    }

    private static Found verb(Provider provider, List<String> arguments) {
        String verb = arguments.size() < 2 ? "--help" : arguments.get(1);
        return isHelp(verb)
                ? new Found(provider.word(), new Overview(Optional.of(provider)), List.of())
                : found(provider.word() + " " + verb, ProviderVerbs.find(provider, verb), arguments, 2);
    }

    private static boolean isHelp(String word) {
        return word.equals("--help") || word.equals("-h") || word.equals("help");
    }

    private static Found found(String name, @Nullable Command command, List<String> arguments, int words) {
        if (command == null) {
            throw Misuse.noCommand(arguments.get(words - 1), name);
        }
        return new Found(name, command, arguments.subList(Math.min(words, arguments.size()), arguments.size()));
    }
}
