package com.example.own;

import dev.mailkeys.testkit.SimulatedAnswer;
import dev.mailkeys.testkit.SimulatedApi;
import dev.mailkeys.testkit.SimulatedCall;
import dev.mailkeys.testkit.SimulatedKey;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The provider as its documents describe it, in raw JSON: pages of two keys by cursor, and a list that shows no role. */
class OwnApi implements SimulatedApi {

    static final String MANAGEMENT = "own_management0000";
    private static final String KEYS = "/v1/keys";
    private static final int PAGE = 2;
    private static final Pattern FIELD = Pattern.compile("\"(name|role)\"\\s*:\\s*\"([^\"]*)\"");

    final Map<String, String> roles = new LinkedHashMap<>();
    private final Map<String, SimulatedKey> keys = new LinkedHashMap<>();
    private final Queue<String> wanted = new ArrayDeque<>();
    private int made;

    @Override
    public Set<String> operations() {
        return Set.of("list", "create", "delete");
    }

    @Override
    public String operationOf(SimulatedCall call) {
        boolean one = call.segmentsAfter(KEYS).size() == 1;
        return switch (call.method()) {
            case "GET" -> call.path().equals(KEYS) ? "list" : UNKNOWN;
            case "POST" -> call.path().equals(KEYS) ? "create" : UNKNOWN;
            case "DELETE" -> one ? "delete" : UNKNOWN;
            default -> UNKNOWN;
        };
    }

    @Override
    public SimulatedAnswer answer(SimulatedCall call) {
        String token = call.header("Authorization").orElse("").replace("Bearer ", "");
        if (!token.equals(MANAGEMENT) && keyOf(token).isEmpty()) {
            return SimulatedAnswer.of(401, error(401, "no such key"));
        }
        return switch (operationOf(call)) {
            case "list" -> list(call.query().get("cursor"));
            case "create" -> create(call.body());
            case "delete" -> delete(call.segmentsAfter(KEYS).get(0));
            default -> SimulatedAnswer.of(404, error(404, "no such route"));
        };
    }

    private SimulatedAnswer list(String cursor) {
        List<SimulatedKey> rest = keys().stream()
                .filter(key -> cursor == null || key.id().compareTo(cursor) > 0)
                .toList();
        List<SimulatedKey> page = rest.stream().limit(PAGE).toList();
        String next = rest.size() > PAGE ? "\"" + page.get(PAGE - 1).id() + "\"" : "null";
        return SimulatedAnswer.of(
                200,
                "{\"keys\":[" + page.stream().map(this::json).collect(Collectors.joining(",")) + "],\"next\":" + next
                        + "}");
    }

    private SimulatedAnswer create(String body) {
        Map<String, String> fields = fields(body);
        if (!fields.containsKey("name")) {
            return SimulatedAnswer.of(400, error(400, "name is missing"));
        }
        SimulatedKey key = add(fields.get("name"), fields.getOrDefault("role", "admin"));
        return SimulatedAnswer.issuing(
                201,
                "{\"id\":\"" + key.id() + "\",\"name\":\"" + key.name() + "\",\"token\":\"" + key.token() + "\"}",
                key.token());
    }

    private SimulatedAnswer delete(String id) {
        return keys.remove(id) == null
                ? SimulatedAnswer.of(404, error(404, "no such key"))
                : SimulatedAnswer.changing(200, "{}");
    }

    private SimulatedKey add(String name, String role) {
        String id = String.format("k%05d", ++made);
        String token = wanted.isEmpty() ? "own_secret" + id : wanted.remove();
        SimulatedKey key = new SimulatedKey(id, name, token);
        keys.put(id, key);
        roles.put(id, role);
        return key;
    }

    private static Map<String, String> fields(String json) {
        return FIELD.matcher(json)
                .results()
                .collect(Collectors.toMap((MatchResult field) -> field.group(1), field -> field.group(2)));
    }

    @Override
    public String error(int status, String message) {
        return "{\"problem\":\"" + message + "\"}";
    }

    @Override
    public String managementToken() {
        return MANAGEMENT;
    }

    @Override
    public List<SimulatedKey> keys() {
        return List.copyOf(keys.values());
    }

    @Override
    public String json(SimulatedKey key) {
        return "{\"id\":\"" + key.id() + "\",\"name\":\"" + key.name() + "\"}";
    }

    @Override
    public SimulatedKey seed(String name, String settings) {
        return add(name, fields(settings).getOrDefault("role", "admin"));
    }

    @Override
    public void issueNext(String token) {
        wanted.add(token);
    }
}
