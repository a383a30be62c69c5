package dev.mailkeys.cli.catalog;

import java.util.LinkedHashMap;
import java.util.Map;

/** The exit codes in words, for the man page and the documentation. */
final class ExitCodes {

    private ExitCodes() {}

    static Map<String, String> all() {
        var words = new LinkedHashMap<String, String>();
        words.put("0", "Done.");
        words.put("1", "A bug in mailkeys.");
        words.put("2", "Wrong command line, or a request that breaks a documented limit; nothing was sent.");
        words.put("3", "Wrong configuration, or a credential that is refused or lacks rights.");
        words.put("4", "Refused or failed; nothing was changed.");
        words.put("5", "A command that needs --yes was not confirmed; nothing was changed.");
        words.put("6", "Another process is rotating the same target; nothing was changed.");
        words.put(
                "10",
                "Something was changed, or may have been, and the command did not finish; or a rotation is not"
                        + " finished: the message says what to look at or to run.");
        words.put("11", "The token in a sink does not work: do what the message says, at once.");
        words.put("12", "Old keys are waiting for a later resume to retire them; only with --fail-on-pending.");
        words.put("13", "plan --exit-code found something to do.");
        words.put(
                "14",
                "A rotation is not finished, and it is unknown whether the token in a sink works: the message says what"
                        + " to run.");
        words.put("15", "audit found a key that breaks a policy.");
        words.put("16", "audit could not read an account, so its report is incomplete.");
        words.put("17", "conformance found a fact that does not hold.");
        words.put("126", "run: the program can't be run.");
        words.put("127", "run: there is no such program.");
        words.put("130", "Stopped by SIGINT.");
        words.put("143", "Stopped by SIGTERM.");
        return words;
    }
}
