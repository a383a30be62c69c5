package dev.mailkeys.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** The exit codes in words, for the man page. */
final class ExitCodes {

    private ExitCodes() {}

    static Map<String, String> all() {
        var words = new LinkedHashMap<String, String>();
        words.put("0", "Done.");
        words.put("1", "A mistake in mailkeys.");
        words.put(
                "2", "The command line, or a request that breaks the provider's documented limits. Nothing was sent.");
        words.put("3", "The configuration, or the credential or its rights.");
        words.put("4", "Refused or failed; nothing has changed.");
        words.put("5", "A destructive command that nobody confirmed. Nothing was changed.");
        words.put("10", "It may have taken effect, or has, and something is left to look at: the message says what.");
        words.put("130", "Interrupted (SIGINT).");
        words.put("143", "Terminated (SIGTERM).");
        return words;
    }
}
