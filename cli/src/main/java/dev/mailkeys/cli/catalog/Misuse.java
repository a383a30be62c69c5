package dev.mailkeys.cli.catalog;

import dev.mailkeys.cli.command.rotation.RotationVerbs;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.peer.Provider;
import dev.mailkeys.cli.peer.ProviderName;
import dev.mailkeys.cli.terminal.Typed;
import dev.mailkeys.cli.text.Nearest;
import dev.mailkeys.cli.text.Shown;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, without quoting it: picocli's own messages repeat values. */
final class Misuse {

    private static final String HOW =
            "Give --token-env NAME for an environment variable, --token-file PATH for a file, or"
                    + " --token-stdin for standard input (for a key's own token: --key-env, --key-file,"
                    + " --key-stdin).";

    /** What other tools call a verb. */
    private static final Map<String, String> OTHER_WORDS = Map.of(
            "revoke", "delete",
            "remove", "delete",
            "rm", "delete",
            "add", "create",
            "new", "create",
            "ls", "list",
            "show", "get",
            "restrict", "update",
            "regenerate", "rotate",
            "renew", "rotate");

    /** The options that stand without a command. */
    private static final List<String> OWN_OPTIONS = List.of("--help", "--version");

    private static final String BY_TARGETS =
            " \"mailkeys rotate\" makes another key, delivers it and deletes the old one,"
                    + " for each target of mailkeys.toml.";

    private Misuse() {}

    /** Refuses a token on the command line, before anything else is done. */
    static void refuseSecrets(List<String> arguments) {
        for (String argument : arguments) {
            if (argument.matches(
                    "(?s)--?(token|old-token|key|api-?key|secret|password|credential|proxy-password)(=.*)?")) {
                throw Failure.usage(
                        "No option takes the token itself: everyone on this machine can read a command line. " + HOW
                                + " If you typed a token, it is in your shell's history: replace it.");
            }
        }
    }

    /** An argument that could not be decoded differs from what was typed, so a command might act on another key. */
    static void refuseUnreadable(List<String> arguments) {
        if (arguments.stream().anyMatch(Typed::isLost)) {
            throw Failure.usage("An argument is not valid text in UTF-8 or in this locale. Type it in UTF-8, and set"
                    + " LC_ALL=C.UTF-8 if your locale is another. Nothing was sent.");
        }
    }

    /** An empty path would be the folder at hand. It is what a script's variable gives that is not set. */
    static void refuseEmptyPaths(ParseResult parsed, String line) {
        for (OptionSpec option : parsed.matchedOptions()) {
            if (option.type() == Path.class && "".equals(option.getValue())) {
                throw Failure.usage(withoutValue(option) + "." + help(line));
            }
        }
    }

    /** There is no such command: {@code typed} is the word that is wrong, {@code name} all of them. */
    static Failure noCommand(String typed, String name) {
        if (typed.startsWith("-")) {
            Optional<String> meant = Nearest.to(typed, OWN_OPTIONS);
            if (meant.isPresent()) {
                return Failure.usage("Unknown option: " + Shown.of(typed) + Nearest.hint(typed, OWN_OPTIONS));
            }
            return Failure.usage(
                    "Put this option after the command: mailkeys emailit create --name newsletter. \"mailkeys"
                            + " --help\" lists the commands.");
        }
        Optional<Provider> provider = Provider.of(name.split(" ", 2)[0]);
        return Failure.usage("There is no command " + Shown.of(name) + hint(typed, provider) + " \"mailkeys "
                + provider.map(each -> each.word() + " ").orElse("") + "--help\" lists the commands.");
    }

    /** What to type instead of a word, after a provider or without one. */
    private static String hint(String typed, Optional<Provider> provider) {
        String verb = OTHER_WORDS.getOrDefault(typed, typed);
        Optional<ProviderName> having = Stream.of(ProviderName.values())
                .filter(each -> ProviderVerbs.names(each).contains(verb))
                .findFirst();
        if (provider.isEmpty()) {
            Stream<String> providers = Provider.all().stream().map(Provider::word);
            return having.map(first -> ". Put the provider first: mailkeys " + first.word() + " " + verb + ".")
                    .orElseGet(() -> Nearest.hint(
                            typed,
                            Stream.concat(providers, TopCommands.names().stream())
                                    .toList()));
        }
        List<String> known = ProviderVerbs.names(provider.get());
        return having.isEmpty() || known.contains(verb)
                ? Nearest.hint(verb, known)
                : ". " + provider.get().title() + " has no such call." + (verb.equals("rotate") ? BY_TARGETS : "");
    }

    /** What is wrong with the arguments of a command, by what is typed to run it. */
    static Failure of(ParameterException wrong, String line, List<String> arguments) {
        String help = help(line);
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            Set<String> known =
                    wrong.getCommandLine().getCommandSpec().optionsMap().keySet();
            return Failure.usage(unmatched(unmatched.getUnmatched(), known) + ofATarget(unmatched, line) + help);
        }
        if (wrong instanceof MissingParameterException missing) {
            return Failure.usage(missing(missing.getMissing(), arguments) + "." + help);
        }
        if (wrong instanceof OverwrittenOptionException twice && twice.getOverwritten() instanceof OptionSpec option) {
            return Failure.usage("Give " + option.longestName() + " once." + help);
        }
        return Failure.usage("The options could not be understood." + help);
    }

    private static String help(String line) {
        return " \"" + line + " --help\" shows the options."
                + (line.equals("mailkeys run") ? " The program and its own options stand after two hyphens." : "");
    }

    private static String unmatched(List<String> arguments, Set<String> known) {
        String first = arguments.get(0);
        if (first.startsWith("-")) {
            int end = first.indexOf('=');
            String name = end < 0 ? first : first.substring(0, end);
            return "Unknown option: " + Shown.of(name) + Nearest.hint(name, known);
        }
        return Shown.isSuspect(first)
                ? "An argument looks like a token, and none is taken here. " + HOW
                : "Unexpected argument: " + Shown.of(first) + ". Everything is given by an option.";
    }

    /** People who know the providers' verbs name a target like a key there. */
    private static String ofATarget(UnmatchedArgumentException unmatched, String line) {
        boolean isNamed = unmatched.getUnmatched().get(0).matches("--(name|id|uuid|key|target)(=.*)?");
        return isNamed && RotationVerbs.names().contains(line.replace("mailkeys ", ""))
                ? " Targets are named without an option: " + line + " newsletter."
                : "";
    }

    /** An option is not there, or it is and its value is not. */
    private static String missing(List<ArgSpec> missing, List<String> arguments) {
        String all = missing.stream().map(Misuse::withValue).collect(Collectors.joining(", "));
        return missing.stream()
                .filter(OptionSpec.class::isInstance)
                .map(OptionSpec.class::cast)
                .filter(option -> Stream.of(option.names()).anyMatch(arguments::contains))
                .findFirst()
                .map(Misuse::withoutValue)
                .orElse((missing.size() == 1 ? "Missing option: " : "Missing options: ") + all);
    }

    private static String withoutValue(OptionSpec option) {
        return option.longestName() + " lacks its value: \"" + withValue(option) + "\"";
    }

    private static String withValue(ArgSpec argument) {
        String name = argument instanceof OptionSpec option ? option.longestName() + " " : "";
        return name + argument.paramLabel();
    }
}
