package dev.mailkeys.testkit.simulator.emailit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailkeys.testkit.EmailitErrorShape;
import dev.mailkeys.testkit.http.Answer;
import dev.mailkeys.testkit.http.JsonTrees;
import java.util.List;
import java.util.Map;

/** Emailit's error bodies. Guarded by the provider's lock. */
public final class EmailitErrorBodies {
    private static final Map<Integer, String> REASONS = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            402, "Payment Required",
            403, "Forbidden",
            404, "Not Found",
            409, "Conflict",
            422, "Unprocessable Entity",
            429, "Too Many Requests",
            500, "Internal Server Error",
            503, "Service Unavailable");

    public EmailitErrorShape shape = EmailitErrorShape.BY_KIND;

    /** Authentication, permission, malformed JSON. */
    Answer general(int status, String message) {
        return Answer.json(status, body(EmailitErrorShape.STATUS_CODE, status, message));
    }

    Answer validation(String message) {
        ObjectNode body = body(EmailitErrorShape.STATUS_CODE, 400, message);
        body.set("details", JsonTrees.array(List.of(message)));
        return Answer.json(400, body);
    }

    /** What is wrong with the key itself: not found, taken. */
    Answer endpoint(int status, String message) {
        return Answer.json(status, body(EmailitErrorShape.TEXT, status, message));
    }

    Answer conflict(String message, ObjectNode existing) {
        ObjectNode body = body(EmailitErrorShape.TEXT, 409, message);
        body.set("existing", existing);
        return Answer.json(409, body);
    }

    private ObjectNode body(EmailitErrorShape usual, int status, String message) {
        ObjectNode body = JsonTrees.object();
        switch (shape == EmailitErrorShape.BY_KIND ? usual : shape) {
            case STATUS_CODE ->
                body.put("statusCode", status)
                        .put("error", REASONS.getOrDefault(status, "Error"))
                        .put("message", message);
            case OBJECT -> body.putObject("error").put("code", status).put("message", message);
            default -> body.put("error", message);
        }
        return body;
    }
}
