package dev.mailkeys.testkit.simulator.emailit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.http.Answer;
import dev.mailkeys.testkit.http.IncomingRequest;
import dev.mailkeys.testkit.http.JsonTrees;
import dev.mailkeys.testkit.http.Refused;
import dev.mailkeys.testkit.http.Tokens;
import dev.mailkeys.testkit.simulator.Keyring;
import dev.mailkeys.testkit.simulator.ProviderApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Emailit's routes, its workspaces, and who may call: everything that comes before the keys themselves. */
public final class EmailitApi implements ProviderApi {
    static final String KEYS = "/v2/api-keys";
    private static final Set<String> OPERATIONS = Set.of("create", "list", "get", "update", "rotate", "delete", "send");

    public final EmailitErrorBodies errors = new EmailitErrorBodies();
    public final EmailitManagement management;
    private final SimulatedClock clock;
    private final Tokens tokens = new Tokens(() -> "secret_" + Tokens.lettersAndDigits(32));
    private final List<Keyring<EmailitKey>> workspaces = new ArrayList<>();
    private final EmailitKey managementKey;

    public EmailitApi(SimulatedClock clock) {
        this.clock = clock;
        this.management = new EmailitManagement(errors, tokens, clock);
        this.managementKey = addWorkspaceKey();
    }

    @Override
    public Set<String> operations() {
        return OPERATIONS;
    }

    @Override
    public String operationOf(IncomingRequest call) {
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
    public Answer answer(IncomingRequest call) {
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
        return management.act(operation, workspace, call);
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
    public void issueNext(String token) {
        tokens.next(token);
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
        ObjectNode fields = JsonTrees.parseObject(settings)
                .orElseThrow(() -> new IllegalArgumentException("the settings are not a JSON object"));
        return management.add(workspaces.get(0), name, fields);
    }

    public String addWorkspace() {
        return addWorkspaceKey().token;
    }

    private EmailitKey addWorkspaceKey() {
        Keyring<EmailitKey> workspace = new Keyring<>();
        workspaces.add(workspace);
        return management.add(workspace, "Management", JsonTrees.object());
    }

    private static Answer send() {
        ObjectNode email = JsonTrees.object().put("object", "email").put("id", "em_" + Tokens.lettersAndDigits(27));
        return Answer.json(200, email.put("status", "pending")).changing();
    }

    private Keyring<EmailitKey> authenticated(IncomingRequest call) {
        Optional<EmailitKey> caller = call.bearer().flatMap(this::keyOf);
        if (caller.isEmpty() || !caller.get().isKnownAfterUse(clock.instant())) {
            throw new Refused(errors.general(401, "Invalid API key"));
        }
        return workspaces.stream()
                .filter(workspace -> workspace.byToken(caller.get().token).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static String route(IncomingRequest call, List<String> rest) {
        return switch (rest.size()) {
            case 0 -> call.path().equals(KEYS) ? "keys" : call.path().equals("/v2/emails") ? "emails" : UNKNOWN;
            case 1 -> rest.get(0).isEmpty() ? UNKNOWN : "key";
            case 2 -> rest.get(1).equals("regenerate") ? "regenerate" : UNKNOWN;
            default -> UNKNOWN;
        };
    }
}
