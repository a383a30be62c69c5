package dev.mailkeys.fleet.web;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.core.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the pages are, and who may see them.
 *
 * @param address where they are
 * @param token what a reader must send; empty if everybody on this machine may read
 */
public record Listening(InetSocketAddress address, Optional<Secret> token) {

    private static final String USUAL = "127.0.0.1:8470";
    private static final int SHORTEST_TOKEN = 16;
    private static final Pattern PLACE = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([^:\\[\\]]+)):([0-9]{1,5})");

    public static void describe(Syntax syntax) {
        syntax.value(
                        "--listen",
                        "HOST:PORT",
                        "The address of the page, the metrics and the health checks. Default: " + USUAL
                                + ". If other machines can reach it, a token is required.")
                .value("--web-token-env", "NAME", "The variable that holds the token for the page.")
                .file("--web-token-file", "The file that holds the token for the page.");
    }

    /** As the options say. From other machines nothing can be read without a token. */
    public static Listening of(Job job) {
        InetSocketAddress address = address(job.options().text("--listen").orElse(USUAL));
        Optional<Secret> token = token(job);
        if (token.isEmpty() && !address.getAddress().isLoopbackAddress()) {
            throw Failure.usage("--listen names an address that other machines reach, so a token is needed: give"
                    + " --web-token-env NAME or --web-token-file PATH, with " + SHORTEST_TOKEN
                    + " characters or more.");
        }
        return new Listening(address, token);
    }

    private static Optional<Secret> token(Job job) {
        job.options().atMostOne("--web-token-env", "--web-token-file");
        Optional<Secret> token = job.options()
                .text("--web-token-env")
                .map(name -> job.credentials().fromVariable(name, "--web-token-env"))
                .or(() -> job.options()
                        .text("--web-token-file")
                        .map(path -> job.credentials().fromFile(path, "--web-token-file")))
                .map(credential -> credential.secret());
        if (token.filter(secret -> secret.reveal().length() < SHORTEST_TOKEN).isPresent()) {
            throw Failure.configuration("The token for the page is too short: it takes " + SHORTEST_TOKEN
                    + " characters or more. \"openssl rand -hex 32\" makes one.");
        }
        return token;
    }

    private static InetSocketAddress address(String text) {
        Matcher place = PLACE.matcher(text);
        if (!place.matches()) {
            throw Failure.usage("--listen takes a host and a port, such as " + USUAL + " or [::1]:8470.");
        }
        String host = place.group(1) == null ? place.group(2) : place.group(1);
        try {
            return new InetSocketAddress(
                    InetAddress.getByName(host), Options.number("The port of --listen", place.group(3), 0, 65_535));
        } catch (UnknownHostException unknown) {
            throw Failure.usage("--listen names an unknown host. Give an address of this machine, such as"
                    + " 127.0.0.1 or 0.0.0.0.");
        }
    }
}
