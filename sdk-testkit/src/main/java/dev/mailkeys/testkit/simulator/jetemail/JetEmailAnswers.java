package dev.mailkeys.testkit.simulator.jetemail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailkeys.testkit.http.Answer;
import dev.mailkeys.testkit.http.JsonTrees;

/** The envelopes that JetEmail puts around everything. */
final class JetEmailAnswers {
    private JetEmailAnswers() {}

    static Answer error(int status, String message) {
        return Answer.json(status, JsonTrees.object().put("success", false).put("error", message));
    }

    static ObjectNode success(String message) {
        return JsonTrees.object().put("success", true).put("message", message);
    }
}
