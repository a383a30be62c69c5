package dev.mailkeys.testkit.simulator.elasticemail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.http.Answer;
import dev.mailkeys.testkit.http.IncomingRequest;
import dev.mailkeys.testkit.http.JsonTrees;
import dev.mailkeys.testkit.http.Refused;
import dev.mailkeys.testkit.http.Tokens;
import dev.mailkeys.testkit.simulator.ProviderApi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Elastic Email's routes, its accounts, and who may call: everything that comes before the keys themselves. */
public final class ElasticEmailApi implements ProviderApi {
    static final String KEYS = "/v4/security/apikeys";
    private static final String SUBACCOUNTS = "/v4/subaccounts";
    private static final String SEND = "/v4/emails/transactional";
    private static final Set<String> OPERATIONS =
            Set.of("create", "list", "get", "update", "delete", "subaccountKey", "send");
    private static final List<String> ALL_LEVELS =
            List.of("ViewAccessTokens", "ModifyAccessTokens", "ModifySubAccounts", "SendHttp");
    private static final List<String> SEEDED_LEVEL = List.of("SendHttp");
    private static final int MOST_CONCURRENT = 20;
    private static final Duration LENT_FOR = Duration.ofHours(48);

    public final ElasticEmailOptions options = new ElasticEmailOptions();
    private final SimulatedClock clock;
    private final ElasticEmailManagement management;
    private final Tokens tokens = new Tokens(() -> Tokens.upperHex(96));
    private final List<ElasticEmailAccount> accounts = new ArrayList<>(List.of(ElasticEmailAccount.of("")));
    private final ElasticEmailKey managementKey;

    public ElasticEmailApi(SimulatedClock clock) {
        this.clock = clock;
        this.management = new ElasticEmailManagement(options, tokens, clock);
        this.managementKey = management.newKey("Management");
        ObjectNode settings = JsonTrees.object();
        settings.set("AccessLevel", JsonTrees.array(ALL_LEVELS));
        managementKey.replace(settings);
        accounts.get(0).keys().add(managementKey);
    }

    @Override
    public Set<String> operations() {
        return OPERATIONS;
    }

    @Override
    public String operationOf(IncomingRequest call) {
        return switch (call.method() + " " + route(call)) {
            case "POST keys" -> "create";
            case "GET keys" -> "list";
            case "GET key" -> "get";
            case "PUT key" -> "update";
            case "DELETE key" -> "delete";
            case "GET subaccount" -> "subaccountKey";
            case "POST send" -> "send";
            default -> UNKNOWN;
        };
    }

    @Override
    public Answer answer(IncomingRequest call) {
        if (call.concurrent() > MOST_CONCURRENT) {
            return error(429, "Too many concurrent connections");
        }
        ElasticEmailAccount account = authenticated(call);
        ElasticEmailKey caller = account.byToken(credential(call)).orElseThrow();
        caller.used(clock.instant());
        return switch (operationOf(call)) {
            case "create" -> management.create(changing(account, caller, call), call);
            case "list" -> management.list(reading(account, caller, call));
            case "get" -> management.get(reading(account, caller, call), call);
            case "update" -> management.update(changing(account, caller, call), call);
            case "delete" -> management.delete(changing(account, caller, call), call);
            case "subaccountKey" -> lend(caller, call);
            case "send" -> send(caller);
            default -> error(404, "Not found");
        };
    }

    @Override
    public Answer error(int status, String message) {
        return ElasticEmailManagement.error(status, message);
    }

    @Override
    public String managementToken() {
        return managementKey.token;
    }

    @Override
    public void issueNext(String token) {
        tokens.next(token);
    }

    @Override
    public List<ElasticEmailKey> keys() {
        return accounts.get(0).keys().all();
    }

    @Override
    public Optional<ElasticEmailKey> keyOf(String token) {
        return accounts.stream()
                .flatMap(account -> account.byToken(token).stream())
                .findFirst();
    }

    @Override
    public ElasticEmailKey seed(String name, String settings) {
        ObjectNode fields = JsonTrees.parseObject(settings)
                .orElseThrow(() -> new IllegalArgumentException("the settings are not a JSON object"));
        if (!fields.has("AccessLevel")) {
            fields.set("AccessLevel", JsonTrees.array(SEEDED_LEVEL));
        }
        ElasticEmailKey key = management.newKey(name);
        key.replace(fields.put("Name", name));
        accounts.get(0).keys().add(key);
        return key;
    }

    public void addSubaccount(String email) {
        accounts.add(ElasticEmailAccount.of(email));
    }

    private Answer lend(ElasticEmailKey caller, IncomingRequest call) {
        require(caller, "ModifySubAccounts");
        ElasticEmailAccount account = subaccount(call.segmentsAfter(SUBACCOUNTS).get(0));
        ElasticEmailKey key = management.newKey("");
        ObjectNode settings = JsonTrees.object();
        settings.set("AccessLevel", JsonTrees.array(ALL_LEVELS));
        key.replace(settings);
        key.expire(clock.instant().plus(LENT_FOR));
        account.lent().add(key);
        return Answer.json(200, TextNode.valueOf(key.token)).issuing(key.token);
    }

    private Answer send(ElasticEmailKey caller) {
        require(caller, "SendHttp");
        ObjectNode sent = JsonTrees.object().put("TransactionID", Tokens.hex(32));
        return Answer.json(200, sent.put("MessageID", Tokens.lettersAndDigits(22)))
                .changing();
    }

    /** The account whose keys are read: on reads and deletions a sub-account is named in the query. */
    private ElasticEmailAccount reading(ElasticEmailAccount own, ElasticEmailKey caller, IncomingRequest call) {
        require(caller, "ViewAccessTokens", "Security");
        return target(own, call.query().getOrDefault("subaccount", ""));
    }

    /** The account whose keys are changed: with a payload a sub-account is named there, and a query is ignored. */
    private ElasticEmailAccount changing(ElasticEmailAccount own, ElasticEmailKey caller, IncomingRequest call) {
        require(caller, "ModifyAccessTokens", "Security");
        boolean deletes = call.method().equals("DELETE");
        String inBody =
                call.body().map(body -> body.path("Subaccount").asText("")).orElse("");
        return target(own, deletes ? call.query().getOrDefault("subaccount", "") : inBody);
    }

    private ElasticEmailAccount target(ElasticEmailAccount own, String email) {
        return email.isEmpty() ? own : subaccount(email);
    }

    private ElasticEmailAccount subaccount(String email) {
        return accounts.stream()
                .filter(account -> !email.isEmpty() && account.email().equals(email))
                .findFirst()
                .orElseThrow(() -> new Refused(error(options.unknownNameStatus, "Subaccount not found.")));
    }

    private ElasticEmailAccount authenticated(IncomingRequest call) {
        Optional<ElasticEmailKey> caller = keyOf(credential(call));
        Instant now = clock.instant();
        if (caller.isEmpty()
                || !caller.get().isKnownAfterUse(now)
                || !caller.get().isEnabled(now)) {
            throw new Refused(error(options.badKeyStatus, "Incorrect apikey"));
        }
        if (!caller.get().admits(call.caller())) {
            throw accessDenied();
        }
        return accounts.stream()
                .filter(account -> account.byToken(credential(call)).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static String credential(IncomingRequest call) {
        return call.header("X-ElasticEmail-ApiKey").orElse("");
    }

    private void require(ElasticEmailKey caller, String... anyOf) {
        if (List.of(anyOf).stream().noneMatch(caller::has)) {
            throw accessDenied();
        }
    }

    private Refused accessDenied() {
        return new Refused(error(options.accessDeniedStatus, "Access Denied."));
    }

    private static String route(IncomingRequest call) {
        List<String> key = call.segmentsAfter(KEYS);
        List<String> subaccount = call.segmentsAfter(SUBACCOUNTS);
        if (key.size() == 1 && !key.get(0).isEmpty()) {
            return "key";
        }
        if (subaccount.size() == 2 && subaccount.get(1).equals("apikey")) {
            return "subaccount";
        }
        return switch (call.path()) {
            case KEYS -> "keys";
            case SEND -> "send";
            default -> UNKNOWN;
        };
    }
}
