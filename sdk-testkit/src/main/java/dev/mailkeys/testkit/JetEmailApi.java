package dev.mailkeys.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** JetEmail's routes. */
final class JetEmailApi implements ProviderApi {
    private static final String KEYS = "/outbound/transactional-keys";
    private static final Set<String> OPERATIONS =
            Set.of("create", "list", "update", "enable", "disable", "rotate", "delete", "send");

    final JetEmailOptions options = new JetEmailOptions();
    private final SimulatedClock clock;
    private final Tokens tokens = new Tokens(() -> "transactional_" + Tokens.hex(32));
    private final List<JetEmailAccount> accounts = new ArrayList<>(List.of(JetEmailAccount.create()));

    JetEmailApi(SimulatedClock clock) {
        this.clock = clock;
    }

    @Override
    public Set<String> operations() {
        return OPERATIONS;
    }

    @Override
    public String operationOf(Call call) {
        return switch (call.method() + " " + call.path()) {
            case "GET " + KEYS -> "list";
            case "POST " + KEYS -> "create";
            case "PATCH " + KEYS -> nameOfChange(call);
            case "DELETE " + KEYS -> "delete";
            case "POST " + KEYS + "/rotate" -> "rotate";
            case "POST /email" -> "send";
            default -> UNKNOWN;
        };
    }

    @Override
    public Answer answer(Call call) {
        String operation = operationOf(call);
        if (operation.equals("send")) {
            return send(call);
        }
        if (operation.equals(UNKNOWN)) {
            return error(404, "Not found");
        }
        JetEmailAccount account = authenticated(call);
        account.limit().countManagement(clock.instant());
        checkLimit(account);
        return manage(operation, account, call);
    }

    @Override
    public Answer error(int status, String message) {
        return Answer.json(status, Json.object().put("success", false).put("error", message));
    }

    @Override
    public String managementToken() {
        return accounts.get(0).managementToken();
    }

    @Override
    public Tokens tokens() {
        return tokens;
    }

    @Override
    public List<JetEmailKey> keys() {
        return accounts.get(0).keys().all();
    }

    @Override
    public Optional<JetEmailKey> keyOf(String token) {
        return accounts.stream()
                .flatMap(account -> account.keys().byToken(token).stream())
                .findFirst();
    }

    @Override
    public JetEmailKey seed(String name, String settings) {
        JsonNode fields = Json.parseObject(settings)
                .orElseThrow(() -> new IllegalArgumentException("the settings are not a JSON object"));
        return add(accounts.get(0), name, fields, Quirks.NONE);
    }

    String addAccount() {
        JetEmailAccount account = JetEmailAccount.create();
        accounts.add(account);
        return account.managementToken();
    }

    private Answer manage(String operation, JetEmailAccount account, Call call) {
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
        ObjectNode envelope = Json.object().put("success", true);
        ArrayNode items = envelope.putArray(options.listEnvelope);
        boolean masked = options.maskedList || quirks.masksList();
        account.keys().all().stream()
                .filter(key -> key.isListed(clock.instant()))
                .forEach(key -> items.add(key.listItem(masked)));
        return Answer.json(200, envelope);
    }

    private Answer create(JetEmailAccount account, Call call) {
        ObjectNode fields = body(call);
        if (!fields.has("name")) {
            throw new Refused(error(400, "name is required"));
        }
        check(fields);
        JetEmailKey key = add(account, fields.get("name").asText(), fields, call.quirks());
        ObjectNode answer = success("Transactional key created successfully").put("api_token", key.token);
        return Answer.json(200, answer).issuing(key.token);
    }

    private Answer update(JetEmailAccount account, Call call) {
        JetEmailKey key = addressed(account, call);
        ObjectNode fields = body(call);
        check(fields);
        key.apply(fields, clock.instant());
        return updated();
    }

    /** With a status in the body nothing else in it is looked at, not even whether it is valid. */
    private Answer toggle(JetEmailAccount account, Call call) {
        JetEmailKey key = addressed(account, call);
        JsonNode status = body(call).path("status");
        if (!status.isIntegralNumber() || status.asInt() != 0 && status.asInt() != 1) {
            throw new Refused(error(400, "status must be 0 or 1"));
        }
        key.status = status.asInt() == 1 ? JetEmailKey.ACTIVE : JetEmailKey.DISABLED;
        key.modified = clock.instant();
        return updated();
    }

    private Answer rotate(JetEmailAccount account, Call call) {
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

    private Answer delete(JetEmailAccount account, Call call) {
        account.keys().remove(addressed(account, call));
        return Answer.json(200, success("Transactional key deleted successfully"))
                .changing();
    }

    private Answer send(Call call) {
        JetEmailAccount account = accounts.stream()
                .filter(candidate ->
                        call.bearer().flatMap(candidate.keys()::byToken).isPresent())
                .findFirst()
                .orElseThrow(this::unauthorized);
        account.limit().countSending(clock.instant());
        checkLimit(account);
        JetEmailKey key = account.keys().byToken(call.bearer().orElseThrow()).orElseThrow();
        checkMaySend(key, call);
        key.used(clock.instant());
        ObjectNode answer = success("Email queued").put("id", "msg_" + Tokens.lettersAndDigits(24));
        return Answer.json(200, answer).changing();
    }

    private void checkMaySend(JetEmailKey key, Call call) {
        if (!key.isKnownAfterUse(clock.instant())) {
            throw unauthorized();
        }
        if (!key.isEnabled(clock.instant())) {
            throw new Refused(error(403, "This transactional key is " + key.status));
        }
        if (!key.maySend(call.caller())) {
            throw new Refused(error(403, "Quota reached or address not allowed for this transactional key"));
        }
        if (!senderDomain(call).map(key::approves).orElse(true)) {
            throw new Refused(error(403, "The sender's domain is not approved for this transactional key"));
        }
    }

    /** The domain of {@code from}, be it a bare address or one in angle brackets. */
    private static Optional<String> senderDomain(Call call) {
        String from = call.body().map(body -> body.path("from").asText()).orElse("");
        int at = from.lastIndexOf('@');
        return at < 0
                ? Optional.empty()
                : Optional.of(from.substring(at + 1).replace(">", "").trim());
    }

    private JetEmailKey add(JetEmailAccount account, String name, JsonNode fields, Quirks quirks) {
        Instant now = clock.instant();
        JetEmailKey key = new JetEmailKey(name, tokens.issue(), now, options);
        key.apply(fields, now);
        key.name = name;
        key.issued(quirks, now);
        account.keys().add(key);
        return key;
    }

    private JetEmailAccount authenticated(Call call) {
        return accounts.stream()
                .filter(account -> call.bearer().equals(Optional.of(account.managementToken())))
                .findFirst()
                .orElseThrow(this::unauthorized);
    }

    private void checkLimit(JetEmailAccount account) {
        Instant now = clock.instant();
        if (account.limit().isLocked(now)) {
            String seconds = String.valueOf(account.limit().secondsLeft(now));
            throw new Refused(error(429, "Too many requests").withHeader("Retry-After", seconds));
        }
    }

    private JetEmailKey addressed(JetEmailAccount account, Call call) {
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

    private ObjectNode body(Call call) {
        return call.body().orElseThrow(() -> new Refused(error(400, "The body is not a JSON object")));
    }

    private Refused unauthorized() {
        return new Refused(error(401, "Required information not found"));
    }

    private Answer updated() {
        return Answer.json(200, success("Transactional key updated successfully"))
                .changing();
    }

    private static ObjectNode success(String message) {
        return Json.object().put("success", true).put("message", message);
    }

    private static String nameOfChange(Call call) {
        JsonNode status = call.body().map(body -> body.path("status")).orElseGet(Json::object);
        if (status.isMissingNode() || status.isObject()) {
            return "update";
        }
        return status.asText().equals("0") ? "disable" : "enable";
    }
}
