package dev.mailkeys.testkit.simulator.jetemail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailkeys.testkit.http.Answer;
import dev.mailkeys.testkit.http.Json;

/** The envelopes that JetEmail puts around everything. */
final class JetEmailAnswers {
    private JetEmailAnswers() {}

    static Answer error(int status, String message) {
        return Answer.json(status, Json.object().put("success", false).put("error", message));
    }

    static ObjectNode success(String message) {
        return Json.object().put("success", true).put("message", message);
    }
}
