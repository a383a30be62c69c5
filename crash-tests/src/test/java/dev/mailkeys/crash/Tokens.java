package dev.mailkeys.crash;

import java.util.ArrayList;
import java.util.List;

/** A sequence of tokens. */
final class Tokens {

    private Tokens() {}

    /** Without repetitions. */
    static List<String> inTurn(List<String> all) {
        var turns = new ArrayList<String>();
        for (String token : all) {
            if (turns.isEmpty() || !turns.get(turns.size() - 1).equals(token)) {
                turns.add(token);
            }
        }
        return turns;
    }
}
