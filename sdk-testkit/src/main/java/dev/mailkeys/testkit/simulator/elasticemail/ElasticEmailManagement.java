package dev.mailkeys.testkit.simulator.elasticemail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.http.Answer;
import dev.mailkeys.testkit.http.IncomingRequest;
import dev.mailkeys.testkit.http.JsonTrees;
import dev.mailkeys.testkit.http.Refused;
import dev.mailkeys.testkit.http.Tokens;
import java.util.Optional;

/** What can be done with the keys of one Elastic Email account. Guarded by the provider's lock. */
final class ElasticEmailManagement {
    private static final int MOST_KEYS = 15;

    private final ElasticEmailOptions options;
    private final Tokens tokens;
    private final SimulatedClock clock;

    ElasticEmailManagement(ElasticEmailOptions options, Tokens tokens, SimulatedClock clock) {
        this.options = options;
        this.tokens = tokens;
        this.clock = clock;
    }

    static Answer error(int status, String message) {
        return Answer.json(status, JsonTrees.object().put("Error", message));
    }

    Answer create(ElasticEmailAccount account, IncomingRequest call) {
        ObjectNode payload = payload(call);
        if (account.keys().size() >= MOST_KEYS) {
            throw new Refused(error(400, "You have reached the limit of 15 API keys."));
        }
        checkFree(account, payload.get("Name").asText(), Optional.empty());
        ElasticEmailKey key = newKey(payload.get("Name").asText());
        key.replace(payload);
        if (!key.isEnabled(clock.instant())) {
            throw new Refused(error(400, "Expires is in the past."));
        }
        key.issued(call.quirks(), clock.instant());
        account.keys().add(key);
        return Answer.json(201, key.json().put("Token", key.token)).issuing(key.token);
    }

    Answer list(ElasticEmailAccount account) {
        ArrayNode keys = JsonNodeFactory.instance.arrayNode();
        account.keys().all().stream()
                .filter(key -> key.isListed(clock.instant()))
                .forEach(key -> keys.add(key.json()));
        return Answer.json(200, keys);
    }

    Answer get(ElasticEmailAccount account, IncomingRequest call) {
        ElasticEmailKey key = addressed(account, call);
        if (!key.isListed(clock.instant())) {
            throw unknownName();
        }
        return Answer.json(200, key.json());
    }

    Answer update(ElasticEmailAccount account, IncomingRequest call) {
        ElasticEmailKey key = addressed(account, call);
        ObjectNode payload = payload(call);
        checkFree(account, payload.get("Name").asText(), Optional.of(key));
        key.replace(payload);
        return Answer.json(200, key.json()).changing();
    }

    Answer delete(ElasticEmailAccount account, IncomingRequest call) {
        account.keys().remove(addressed(account, call));
        return Answer.empty(200).changing();
    }

    private ElasticEmailKey addressed(ElasticEmailAccount account, IncomingRequest call) {
        return account.keys()
                .byName(call.segmentsAfter(ElasticEmailApi.KEYS).get(0))
                .orElseThrow(this::unknownName);
    }

    private ObjectNode payload(IncomingRequest call) {
        ObjectNode payload = call.body().orElseThrow(() -> new Refused(error(400, "Incorrect JSON")));
        violation(payload).ifPresent(violation -> {
            throw new Refused(error(400, violation));
        });
        return payload;
    }

    private static Optional<String> violation(ObjectNode payload) {
        JsonNode name = payload.path("Name");
        JsonNode levels = payload.path("AccessLevel");
        if (!name.isTextual() || name.asText().isEmpty()) {
            return Optional.of("Name is required.");
        }
        if (!levels.isArray()
                || levels.isEmpty()
                || JsonTrees.texts(levels).stream().anyMatch(String::isBlank)) {
            return Optional.of("AccessLevel is required.");
        }
        JsonNode expires = payload.path("Expires");
        boolean dated = !expires.isMissingNode() && !expires.isNull();
        if (dated && ElasticEmailDates.parse(expires.asText()).isEmpty()) {
            return Optional.of("Expires is not a date.");
        }
        return Optional.empty();
    }

    private void checkFree(ElasticEmailAccount account, String name, Optional<ElasticEmailKey> holder) {
        account.keys()
                .byName(name)
                .filter(key -> !holder.equals(Optional.of(key)))
                .ifPresent(key -> {
                    throw new Refused(error(options.takenNameStatus, "ApiKey with this name already exists."));
                });
    }

    ElasticEmailKey newKey(String name) {
        return new ElasticEmailKey(name, tokens.issue(), clock.instant(), options);
    }

    private Refused unknownName() {
        return new Refused(error(options.unknownNameStatus, "ApiKey not found."));
    }
}
