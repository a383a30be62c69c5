package dev.mailkeys.cli.catalog;

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
        words.put("6", "Another rotator is at work on the same target. Nothing was changed.");
        words.put(
                "10",
                "It may have taken effect, or has, and something is left to look at: the message says what. A rotation is"
                        + " incomplete but safe: run mailkeys resume.");
        words.put("11", "The token that is in a sink does not work now: run mailkeys resume at once.");
        words.put("12", "Old keys wait to be retired by a later resume; only with --fail-on-pending.");
        words.put("13", "plan --exit-code found something to do.");
        words.put(
                "14",
                "Incomplete, and whether the token in a sink works can't be told now. Run \"mailkeys resume\" soon.");
        words.put("130", "Interrupted (SIGINT).");
        words.put("143", "Terminated (SIGTERM).");
        return words;
    }
}
