package dev.mailkeys.cli.catalog;

import java.util.LinkedHashMap;
import java.util.Map;

/** The exit codes in words, for the man page. */
final class ExitCodes {

    private ExitCodes() {}

    static Map<String, String> all() {
        var words = new LinkedHashMap<String, String>();
        words.put("0", "Done.");
        words.put("1", "A bug in mailkeys.");
        words.put(
                "2",
                "Wrong command line, or a request that breaks the provider's documented limits. Nothing"
                        + " was sent.");
        words.put("3", "Wrong configuration, or a credential that is refused or lacks rights.");
        words.put("4", "Refused or failed; nothing was changed.");
        words.put("5", "A destructive command that was not confirmed. Nothing was changed.");
        words.put("6", "Another process is rotating the same target. Nothing was changed.");
        words.put(
                "10",
                "It may have taken effect, or has, and something needs a look: the message says what. A"
                        + " rotation is incomplete but safe: run mailkeys resume.");
        words.put("11", "The token in a sink does not work: run mailkeys resume at once.");
        words.put("12", "Old keys are waiting for a later resume to retire them; only with --fail-on-pending.");
        words.put("13", "plan --exit-code found something to do.");
        words.put(
                "14",
                "Incomplete, and it is unknown whether the token in a sink works: run mailkeys resume" + " soon.");
        words.put("130", "Interrupted (SIGINT).");
        words.put("143", "Terminated (SIGTERM).");
        return words;
    }
}
