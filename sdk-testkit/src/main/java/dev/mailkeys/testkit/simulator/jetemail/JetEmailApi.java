package dev.mailkeys.testkit.simulator.jetemail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.http.Answer;
import dev.mailkeys.testkit.http.IncomingRequest;
import dev.mailkeys.testkit.http.JsonTrees;
import dev.mailkeys.testkit.http.Quirks;
import dev.mailkeys.testkit.http.Refused;
import dev.mailkeys.testkit.http.Tokens;
import dev.mailkeys.testkit.simulator.ProviderApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** JetEmail's routes, its accounts, and who may call: everything that comes before the keys themselves. */
public final class JetEmailApi implements ProviderApi {
    private static final String KEYS = "/outbound/transactional-keys";
    private static final Set<String> OPERATIONS =
            Set.of("create", "list", "update", "enable", "disable", "rotate", "delete", "send");

    public final JetEmailOptions options = new JetEmailOptions();
    private final SimulatedClock clock;
    private final JetEmailManagement management;
    private final Tokens tokens = new Tokens(() -> "transactional_" + Tokens.hex(32));
    private final List<JetEmailAccount> accounts = new ArrayList<>(List.of(JetEmailAccount.create()));

    public JetEmailApi(SimulatedClock clock) {
        this.clock = clock;
        this.management = new JetEmailManagement(options, tokens, clock);
    }

    @Override
    public Set<String> operations() {
        return OPERATIONS;
    }

    @Override
    public String operationOf(IncomingRequest call) {
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
    public Answer answer(IncomingRequest call) {
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
        return management.act(operation, account, call);
    }

    @Override
    public Answer error(int status, String message) {
        return JetEmailAnswers.error(status, message);
    }

    @Override
    public String managementToken() {
        return accounts.get(0).managementToken();
    }

    @Override
    public void issueNext(String token) {
        tokens.next(token);
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
        JsonNode fields = JsonTrees.parseObject(settings)
                .orElseThrow(() -> new IllegalArgumentException("the settings are not a JSON object"));
        return management.add(accounts.get(0), name, fields, Quirks.NONE);
    }

    public String addAccount() {
        JetEmailAccount account = JetEmailAccount.create();
        accounts.add(account);
        return account.managementToken();
    }

    private Answer send(IncomingRequest call) {
        JetEmailAccount account = accounts.stream()
                .filter(candidate ->
                        call.bearer().flatMap(candidate.keys()::byToken).isPresent())
                .findFirst()
                .orElseThrow(this::unauthorized);
        account.limit().countSending(clock.instant());
        checkLimit(account);
        JetEmailKey key = account.keys().byToken(call.bearer().orElseThrow()).orElseThrow();
        checkMaySend(key, call);
        if (call.body().filter(JsonNode::isEmpty).isPresent()) {
            throw new Refused(error(400, "from, to and subject are required"));
        }
        key.used(clock.instant());
        ObjectNode answer = JetEmailAnswers.success("Email queued").put("id", "msg_" + Tokens.lettersAndDigits(24));
        return Answer.json(200, answer).changing();
    }

    private void checkMaySend(JetEmailKey key, IncomingRequest call) {
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
    private static Optional<String> senderDomain(IncomingRequest call) {
        String from = call.body().map(body -> body.path("from").asText()).orElse("");
        int at = from.lastIndexOf('@');
        return at < 0
                ? Optional.empty()
                : Optional.of(from.substring(at + 1).replace(">", "").trim());
    }

    private JetEmailAccount authenticated(IncomingRequest call) {
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

    private Refused unauthorized() {
        return new Refused(error(401, "Required information not found"));
    }

    private static String nameOfChange(IncomingRequest call) {
        JsonNode status = call.body().map(body -> body.path("status")).orElseGet(JsonTrees::object);
        if (status.isMissingNode() || status.isObject()) {
            return "update";
        }
        return status.asText().equals("0") ? "disable" : "enable";
    }
}
