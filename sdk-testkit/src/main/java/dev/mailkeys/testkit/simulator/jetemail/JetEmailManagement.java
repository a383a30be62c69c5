package dev.mailkeys.testkit.simulator.jetemail;

import static dev.mailkeys.testkit.simulator.jetemail.JetEmailAnswers.error;
import static dev.mailkeys.testkit.simulator.jetemail.JetEmailAnswers.success;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.http.Answer;
import dev.mailkeys.testkit.http.IncomingRequest;
import dev.mailkeys.testkit.http.JsonTrees;
import dev.mailkeys.testkit.http.Quirks;
import dev.mailkeys.testkit.http.Refused;
import dev.mailkeys.testkit.http.Tokens;
import java.time.Instant;

/** What can be done with the keys of one JetEmail account. Guarded by the provider's lock. */
final class JetEmailManagement {
    private final JetEmailOptions options;
    private final Tokens tokens;
    private final SimulatedClock clock;

    JetEmailManagement(JetEmailOptions options, Tokens tokens, SimulatedClock clock) {
        this.options = options;
        this.tokens = tokens;
        this.clock = clock;
    }

    Answer act(String operation, JetEmailAccount account, IncomingRequest call) {
        return switch (operation) {
            case "list" -> list(account, call.quirks());
            case "create" -> create(account, call);
            case "rotate" -> rotate(account, call);
            case "delete" -> delete(account, call);
            case "update" -> update(account, call);
            default -> toggle(account, call);
        };
    }

    private Answer list(JetEmailAccount account, Quirks quirks) {
        ObjectNode envelope = JsonTrees.object().put("success", true);
        ArrayNode items = envelope.putArray(options.listEnvelope);
        boolean masked = options.maskedList || quirks.masksList();
        account.keys().all().stream()
                .filter(key -> key.isListed(clock.instant()))
                .forEach(key -> items.add(key.listItem(masked)));
        return Answer.json(200, envelope);
    }

    private Answer create(JetEmailAccount account, IncomingRequest call) {
        ObjectNode fields = body(call);
        if (!fields.has("name")) {
            throw new Refused(error(400, "name is required"));
        }
        check(fields);
        JetEmailKey key = add(account, fields.get("name").asText(), fields, call.quirks());
        ObjectNode answer = success("Transactional key created successfully").put("api_token", key.token);
        return Answer.json(200, answer).issuing(key.token);
    }

    private Answer update(JetEmailAccount account, IncomingRequest call) {
        JetEmailKey key = addressed(account, call);
        ObjectNode fields = body(call);
        check(fields);
        key.apply(fields, clock.instant());
        return updated();
    }

    /** With a status in the body nothing else in it is looked at, not even whether it is valid. */
    private Answer toggle(JetEmailAccount account, IncomingRequest call) {
        JetEmailKey key = addressed(account, call);
        JsonNode status = body(call).path("status");
        if (!status.isIntegralNumber() || status.asInt() != 0 && status.asInt() != 1) {
            throw new Refused(error(400, "status must be 0 or 1"));
        }
        key.status = status.asInt() == 1 ? JetEmailKey.ACTIVE : JetEmailKey.DISABLED;
        key.modified = clock.instant();
        return updated();
    }

    private Answer rotate(JetEmailAccount account, IncomingRequest call) {
        JetEmailKey key = addressed(account, call);
        if (!key.isEnabled(clock.instant())) {
            throw new Refused(error(403, "Cannot rotate a disabled transactional key. Enable it first."));
        }
        key.token = tokens.issue();
        key.modified = clock.instant();
        key.issued(call.quirks(), clock.instant());
        ObjectNode answer = success("Transactional key rotated successfully").put("api_token", key.token);
        return Answer.json(200, answer).issuing(key.token);
    }

    private Answer delete(JetEmailAccount account, IncomingRequest call) {
        account.keys().remove(addressed(account, call));
        return Answer.json(200, success("Transactional key deleted successfully"))
                .changing();
    }

    JetEmailKey add(JetEmailAccount account, String name, JsonNode fields, Quirks quirks) {
        Instant now = clock.instant();
        JetEmailKey key = new JetEmailKey(name, tokens.issue(), now, options);
        key.apply(fields, now);
        key.name = name;
        key.issued(quirks, now);
        account.keys().add(key);
        return key;
    }

    private JetEmailKey addressed(JetEmailAccount account, IncomingRequest call) {
        JsonNode token = body(call).path("api_token");
        if (!token.isTextual() || token.asText().isEmpty()) {
            throw new Refused(error(400, "api_token is required"));
        }
        return account.keys()
                .byToken(token.asText())
                .orElseThrow(() -> new Refused(error(404, "Transactional key not found or access denied")));
    }

    private void check(ObjectNode fields) {
        JetEmailRules.violation(fields).ifPresent(violation -> {
            throw new Refused(error(400, violation));
        });
    }

    private ObjectNode body(IncomingRequest call) {
        return call.body().orElseThrow(() -> new Refused(error(400, "The body is not a JSON object")));
    }

    private Answer updated() {
        return Answer.json(200, success("Transactional key updated successfully"))
                .changing();
    }
}
