package dev.mailkeys.cli.options;

import dev.mailkeys.cli.failure.Failure;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/** The options that a command was given. No message quotes a value: it may be a token in the wrong place. */
public final class Options {

    private static final String DASHES = "--";
    private static final int HIGHEST_PORT = 65_535;

    private final ParseResult parsed;

    public Options(ParseResult parsed) {
        this.parsed = parsed;
    }

    public boolean has(String name) {
        return parsed.hasMatchedOption(name);
    }

    public Optional<String> text(String name) {
        return has(name) ? Optional.of(parsed.matchedOption(name).<String>getValue()) : Optional.empty();
    }

    /** The text of an option that the syntax requires. */
    public String required(String name) {
        return text(name).orElseThrow(() -> Failure.usage("Missing option: " + name));
    }

    public List<String> texts(String name) {
        return has(name) ? List.of(parsed.matchedOption(name).<String[]>getValue()) : List.of();
    }

    /** The command's own arguments: those before two hyphens. Those after them may be another program's. */
    public static List<String> beforeDashes(List<String> arguments) {
        int dashes = arguments.indexOf(DASHES);
        return dashes < 0 ? arguments : arguments.subList(0, dashes);
    }

    /** The words after two hyphens: another program and its arguments. */
    public List<String> program() {
        List<String> all = parsed.originalArgs();
        return all.subList(Math.min(beforeDashes(all).size() + 1, all.size()), all.size());
    }

    /** The words that are not options. */
    public List<String> words() {
        return parsed.hasMatchedPositional(0)
                ? List.of(parsed.matchedPositional(0).<String[]>getValue())
                : List.of();
    }

    /** The new content of a list: what is given, nothing for the flag that clears it, or absent to leave it. */
    public Optional<List<String>> list(String name, String clear) {
        atMostOne(name, clear);
        return has(name) || has(clear) ? Optional.of(texts(name)) : Optional.empty();
    }

    public Optional<Integer> number(String name, int least, int most) {
        return text(name).map(text -> number(name, text, least, most));
    }

    public static int number(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            // Reported below, with the range.
        }
        throw Failure.usage(name + " takes a whole number from " + least + " to " + most + ".");
    }

    /** An address. Does not check whether it can be called. */
    public static URI address(String name, String text) {
        try {
            return URI.create(text.strip());
        } catch (IllegalArgumentException malformed) {
            throw Failure.usage(name + " takes an address, such as https://HOST:PORT.");
        }
    }

    /**
     * A server's address from a file. Also refuses what a client would refuse later, so that the problem is reported
     * with its line.
     */
    public static URI server(String name, String text) {
        URI url = address(name, text);
        String host = String.valueOf(url.getHost());
        boolean isHere = host.matches("localhost|127\\..+|\\[::1]");
        boolean isSafe =
                "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()) && isHere;
        boolean isPlain = Stream.of(url.getRawUserInfo(), url.getRawQuery(), url.getRawFragment())
                .allMatch(Objects::isNull);
        if (url.getHost() == null || !isSafe || !isPlain || url.getPort() == 0 || url.getPort() > HIGHEST_PORT) {
            throw Failure.usage(name + " takes https://HOST or https://HOST:PORT, and http for this machine alone:"
                    + " http://127.0.0.1:PORT.");
        }
        return url;
    }

    public void atMostOne(String... names) {
        List<String> given = Stream.of(names).filter(this::has).toList();
        if (given.size() > 1) {
            throw Failure.usage("Give only one of " + String.join(", ", given) + ".");
        }
    }

    public void exactlyOne(String... names) {
        atMostOne(names);
        if (Stream.of(names).noneMatch(this::has)) {
            throw Failure.usage("Give one of " + String.join(", ", names) + ".");
        }
    }
}
