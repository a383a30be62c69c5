package dev.mailkeys.testkit.simulator.emailit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.http.Answer;
import dev.mailkeys.testkit.http.IncomingRequest;
import dev.mailkeys.testkit.http.Refused;
import dev.mailkeys.testkit.http.Tokens;
import dev.mailkeys.testkit.simulator.Keyring;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What can be done with the keys of one Emailit workspace. Guarded by the provider's lock. */
public final class EmailitManagement {
    private static final Set<String> SCOPES = Set.of(EmailitKey.FULL, EmailitKey.SENDING);

    public int createStatus = 201;
    public boolean integerIds;
    public String linkPrefix = "";
    private final EmailitErrorBodies errors;
    private final Tokens tokens;
    private final SimulatedClock clock;
    private long nextInteger = 1_234_567_890;

    EmailitManagement(EmailitErrorBodies errors, Tokens tokens, SimulatedClock clock) {
        this.errors = errors;
        this.tokens = tokens;
        this.clock = clock;
    }

    Answer act(String operation, Keyring<EmailitKey> workspace, IncomingRequest call) {
        return switch (operation) {
            case "create" -> create(workspace, call);
            case "list" -> list(workspace, call);
            case "get" -> get(workspace, call);
            case "update" -> rename(workspace, call);
            case "rotate" -> regenerate(workspace, call);
            default -> delete(workspace, call);
        };
    }

    private Answer create(Keyring<EmailitKey> workspace, IncomingRequest call) {
        ObjectNode fields = body(call);
        String name = name(fields);
        checkScope(fields);
        checkFree(workspace, name, Optional.empty(), "API key already exists");
        EmailitKey key = add(workspace, name, fields);
        key.issued(call.quirks(), clock.instant());
        return Answer.json(createStatus, key.json().put("key", key.token)).issuing(key.token);
    }

    private Answer list(Keyring<EmailitKey> workspace, IncomingRequest call) {
        EmailitPage page = valid(() -> EmailitPage.of(call.query()));
        List<EmailitKey> listed = workspace.newestFirst().stream()
                .filter(key -> key.isListed(clock.instant()))
                .toList();
        return Answer.json(200, page.of(listed, linkPrefix));
    }

    private Answer get(Keyring<EmailitKey> workspace, IncomingRequest call) {
        EmailitKey key = addressed(workspace, call);
        if (!key.isListed(clock.instant())) {
            throw notFound();
        }
        return Answer.json(200, key.json());
    }

    /** Anything else in the body is ignored: scope and domain can't be changed. */
    private Answer rename(Keyring<EmailitKey> workspace, IncomingRequest call) {
        EmailitKey key = addressed(workspace, call);
        String name = name(body(call));
        checkFree(workspace, name, Optional.of(key), "API key name already exists");
        key.rename(name, clock.instant());
        return Answer.json(200, key.json()).changing();
    }

    private Answer regenerate(Keyring<EmailitKey> workspace, IncomingRequest call) {
        EmailitKey key = addressed(workspace, call);
        key.regenerate(tokens.issue(), clock.instant());
        key.issued(call.quirks(), clock.instant());
        return Answer.json(200, key.json().put("key", key.token)).issuing(key.token);
    }

    private Answer delete(Keyring<EmailitKey> workspace, IncomingRequest call) {
        EmailitKey key = addressed(workspace, call);
        workspace.remove(key);
        return Answer.json(200, key.reference().put("deleted", true)).changing();
    }

    EmailitKey add(Keyring<EmailitKey> workspace, String name, ObjectNode fields) {
        String scope = fields.path("scope").asText(EmailitKey.FULL);
        JsonNode domain = scope.equals(EmailitKey.FULL) ? NullNode.getInstance() : domainOf(fields);
        EmailitKey key = new EmailitKey(newId(), name, tokens.issue(), scope, domain, clock.instant());
        workspace.add(key);
        return key;
    }

    private static JsonNode domainOf(ObjectNode fields) {
        return fields.has("sending_domain_id") ? fields.get("sending_domain_id") : NullNode.getInstance();
    }

    private String newId() {
        return integerIds ? String.valueOf(nextInteger++) : "key_" + Tokens.lettersAndDigits(27);
    }

    private EmailitKey addressed(Keyring<EmailitKey> workspace, IncomingRequest call) {
        return workspace.byId(call.segmentsAfter(EmailitApi.KEYS).get(0)).orElseThrow(this::notFound);
    }

    private String name(ObjectNode fields) {
        JsonNode name = fields.path("name");
        if (!name.isTextual() || name.asText().isEmpty()) {
            throw new Refused(errors.validation("name is required"));
        }
        return name.asText();
    }

    private void checkScope(ObjectNode fields) {
        if (fields.has("scope") && !SCOPES.contains(fields.get("scope").asText())) {
            throw new Refused(errors.validation("scope must be full or sending"));
        }
        JsonNode domain = domainOf(fields);
        if (!domain.isNull() && !domain.isTextual() && !domain.isIntegralNumber()) {
            throw new Refused(errors.validation("sending_domain_id must be a domain's id"));
        }
    }

    private void checkFree(Keyring<EmailitKey> workspace, String name, Optional<EmailitKey> holder, String message) {
        workspace.byName(name).filter(key -> !holder.equals(Optional.of(key))).ifPresent(key -> {
            throw new Refused(errors.conflict(message, key.reference()));
        });
    }

    private ObjectNode body(IncomingRequest call) {
        return call.body().orElseThrow(() -> new Refused(errors.general(400, "The body is not a JSON object")));
    }

    private <T> T valid(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new Refused(errors.validation(String.valueOf(e.getMessage())));
        }
    }

    private Refused notFound() {
        return new Refused(errors.endpoint(404, "API key not found"));
    }
}
