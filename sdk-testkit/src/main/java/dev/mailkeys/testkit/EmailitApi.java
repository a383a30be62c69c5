package dev.mailkeys.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Emailit's routes. */
final class EmailitApi implements ProviderApi {
    private static final String KEYS = "/v2/api-keys";
    private static final Set<String> OPERATIONS = Set.of("create", "list", "get", "update", "rotate", "delete", "send");
    private static final Set<String> SCOPES = Set.of(EmailitKey.FULL, EmailitKey.SENDING);

    final EmailitErrors errors = new EmailitErrors();
    int createStatus = 201;
    boolean integerIds;
    String linkPrefix = "";
    private final SimulatedClock clock;
    private final Tokens tokens = new Tokens(() -> "secret_" + Tokens.lettersAndDigits(32));
    private final List<Keyring<EmailitKey>> workspaces = new ArrayList<>();
    private final EmailitKey managementKey;
    private long nextInteger = 1_234_567_890;

    EmailitApi(SimulatedClock clock) {
        this.clock = clock;
        this.managementKey = addWorkspaceKey();
    }

    @Override
    public Set<String> operations() {
        return OPERATIONS;
    }

    @Override
    public String operationOf(Call call) {
        List<String> rest = call.segmentsAfter(KEYS);
        return switch (call.method() + " " + route(call, rest)) {
            case "POST keys" -> "create";
            case "GET keys" -> "list";
            case "GET key" -> "get";
            case "POST key" -> "update";
            case "POST regenerate" -> "rotate";
            case "DELETE key" -> "delete";
            case "POST emails" -> "send";
            default -> UNKNOWN;
        };
    }

    @Override
    public Answer answer(Call call) {
        String operation = operationOf(call);
        if (operation.equals(UNKNOWN)) {
            return errors.endpoint(404, "Not found");
        }
        Keyring<EmailitKey> workspace = authenticated(call);
        EmailitKey caller = workspace.byToken(call.bearer().orElseThrow()).orElseThrow();
        caller.used(clock.instant());
        if (operation.equals("send")) {
            return send();
        }
        if (!caller.isFull()) {
            throw new Refused(errors.general(403, "This API key can only send emails"));
        }
        return manage(operation, workspace, call);
    }

    @Override
    public Answer error(int status, String message) {
        return errors.general(status, message);
    }

    @Override
    public String managementToken() {
        return managementKey.token;
    }

    @Override
    public Tokens tokens() {
        return tokens;
    }

    @Override
    public List<EmailitKey> keys() {
        return workspaces.get(0).all();
    }

    @Override
    public Optional<EmailitKey> keyOf(String token) {
        return workspaces.stream()
                .flatMap(workspace -> workspace.byToken(token).stream())
                .findFirst();
    }

    @Override
    public EmailitKey seed(String name, String settings) {
        ObjectNode fields = Json.parseObject(settings)
                .orElseThrow(() -> new IllegalArgumentException("the settings are not a JSON object"));
        return add(workspaces.get(0), name, fields);
    }

    String addWorkspace() {
        return addWorkspaceKey().token;
    }

    private EmailitKey addWorkspaceKey() {
        Keyring<EmailitKey> workspace = new Keyring<>();
        workspaces.add(workspace);
        return add(workspace, "Management", Json.object());
    }

    private Answer manage(String operation, Keyring<EmailitKey> workspace, Call call) {
        return switch (operation) {
            case "create" -> create(workspace, call);
            case "list" -> list(workspace, call);
            case "get" -> get(workspace, call);
            case "update" -> rename(workspace, call);
            case "rotate" -> regenerate(workspace, call);
            default -> delete(workspace, call);
        };
    }

    private Answer create(Keyring<EmailitKey> workspace, Call call) {
        ObjectNode fields = body(call);
        String name = name(fields);
        checkScope(fields);
        checkFree(workspace, name, Optional.empty(), "API key already exists");
        EmailitKey key = add(workspace, name, fields);
        key.issued(call.quirks(), clock.instant());
        return Answer.json(createStatus, key.json().put("key", key.token)).issuing(key.token);
    }

    private Answer list(Keyring<EmailitKey> workspace, Call call) {
        EmailitPage page = valid(() -> EmailitPage.of(call.query()));
        List<EmailitKey> listed = workspace.newestFirst().stream()
                .filter(key -> key.isListed(clock.instant()))
                .toList();
        return Answer.json(200, page.of(listed, linkPrefix));
    }

    private Answer get(Keyring<EmailitKey> workspace, Call call) {
        EmailitKey key = addressed(workspace, call);
        if (!key.isListed(clock.instant())) {
            throw notFound();
        }
        return Answer.json(200, key.json());
    }

    /** Whatever else is in the body is ignored: scope and domain can't be changed. */
    private Answer rename(Keyring<EmailitKey> workspace, Call call) {
        EmailitKey key = addressed(workspace, call);
        String name = name(body(call));
        checkFree(workspace, name, Optional.of(key), "API key name already exists");
        key.rename(name, clock.instant());
        return Answer.json(200, key.json()).changing();
    }

    private Answer regenerate(Keyring<EmailitKey> workspace, Call call) {
        EmailitKey key = addressed(workspace, call);
        key.regenerate(tokens.issue(), clock.instant());
        key.issued(call.quirks(), clock.instant());
        return Answer.json(200, key.json().put("key", key.token)).issuing(key.token);
    }

    private Answer delete(Keyring<EmailitKey> workspace, Call call) {
        EmailitKey key = addressed(workspace, call);
        workspace.remove(key);
        return Answer.json(200, key.reference().put("deleted", true)).changing();
    }

    private static Answer send() {
        ObjectNode email = Json.object().put("object", "email").put("id", "em_" + Tokens.lettersAndDigits(27));
        return Answer.json(200, email.put("status", "pending")).changing();
    }

    private EmailitKey add(Keyring<EmailitKey> workspace, String name, ObjectNode fields) {
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

    private Keyring<EmailitKey> authenticated(Call call) {
        Optional<EmailitKey> caller = call.bearer().flatMap(this::keyOf);
        if (caller.isEmpty() || !caller.get().isKnownAfterUse(clock.instant())) {
            throw new Refused(errors.general(401, "Invalid API key"));
        }
        return workspaces.stream()
                .filter(workspace -> workspace.byToken(caller.get().token).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private EmailitKey addressed(Keyring<EmailitKey> workspace, Call call) {
        return workspace.byId(call.segmentsAfter(KEYS).get(0)).orElseThrow(this::notFound);
    }

    private String name(ObjectNode fields) {
        JsonNode name = fields.path("name");
        if (!name.isTextual() || name.asText().isBlank()) {
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

    private ObjectNode body(Call call) {
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

    private static String route(Call call, List<String> rest) {
        return switch (rest.size()) {
            case 0 -> call.path().equals(KEYS) ? "keys" : call.path().equals("/v2/emails") ? "emails" : UNKNOWN;
            case 1 -> rest.get(0).isEmpty() ? UNKNOWN : "key";
            case 2 -> rest.get(1).equals("regenerate") ? "regenerate" : UNKNOWN;
            default -> UNKNOWN;
        };
    }
}
