package dev.mailkeys.cli.simulate;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.TimeText;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.JsonText;
import dev.mailkeys.testkit.ProviderSimulator;
import dev.mailkeys.testkit.ReceivedCall;
import dev.mailkeys.testkit.SimulatedAnswer;
import dev.mailkeys.testkit.SimulatedApi;
import dev.mailkeys.testkit.SimulatedCall;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.SimulatedKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The control address, by which a test arms faults, moves time and looks at what arrived. */
final class Control implements SimulatedApi {

    private final Map<String, Function<String, Fields>> routes = new LinkedHashMap<>();
    private final Map<String, ProviderSimulator> providers;
    private final SimulatedClock clock;

    Control(Map<String, ProviderSimulator> providers, SimulatedClock clock) {
        this.providers = providers;
        this.clock = clock;
        routes.put("GET /", body -> overview());
        routes.put("GET /keys", body -> new Fields().with("keys", keysOfAll()));
        routes.put("GET /calls", body -> new Fields().with("calls", calls()));
        routes.put("POST /faults", this::arm);
        routes.put("DELETE /faults", body -> clear());
        routes.put("POST /late-commits", body -> new Fields().with("applied", applyLateCommits()));
        routes.put("POST /clock", this::advance);
    }

    @Override
    public SimulatedAnswer answer(SimulatedCall call) {
        Function<String, Fields> route = routes.get(operationOf(call));
        if (route == null) {
            return SimulatedAnswer.of(404, error(404, "There is " + String.join(", ", routes.keySet()) + "."));
        }
        try {
            return SimulatedAnswer.of(200, JsonText.of(route.apply(call.body())));
        } catch (Failure wrong) {
            return SimulatedAnswer.of(400, error(400, String.valueOf(wrong.getMessage())));
        }
    }

    private Fields overview() {
        List<Fields> all = providers.entrySet().stream()
                .map(each -> new Fields()
                        .with("name", each.getKey())
                        .with("url", each.getValue().baseUrl().toString())
                        .with(
                                "operations",
                                each.getValue().operations().stream().sorted().toList())
                        .with(
                                "faultsLeft",
                                each.getValue().faultsLeft().stream()
                                        .map(Object::toString)
                                        .toList()))
                .toList();
        return new Fields().with("time", clock.instant()).with("providers", all);
    }

    private List<Fields> keysOfAll() {
        return providers.entrySet().stream()
                .flatMap(each -> keys(each.getKey(), each.getValue()))
                .toList();
    }

    private static Stream<Fields> keys(String provider, ProviderSimulator simulator) {
        Set<String> live = simulator.liveKeys().stream().map(SimulatedKey::id).collect(Collectors.toSet());
        return simulator.keys().stream()
                .map(key -> new Fields()
                        .with("provider", provider)
                        .with("id", key.id())
                        .with("name", key.name())
                        .with("live", live.contains(key.id()))
                        .with("token", key.token()));
    }

    private List<Fields> calls() {
        return providers.entrySet().stream()
                .flatMap(each -> each.getValue().received().stream().map(call -> fields(each.getKey(), call)))
                .toList();
    }

    /** A request without its body, which may hold tokens. */
    private static Fields fields(String provider, ReceivedCall call) {
        return new Fields()
                .with("provider", provider)
                .with("operation", call.operation())
                .with("method", call.method())
                .with("status", call.status().isPresent() ? call.status().getAsInt() : null)
                .with("fault", call.fault())
                .with("committed", call.committed());
    }

    /** One fault a line; all of them or none. */
    private Fields arm(String body) {
        List<FaultText> faults = body.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(FaultText::of)
                .toList();
        faults.forEach(fault -> fault.checked(providers));
        faults.forEach(fault -> fault.arm(fault.checked(providers)));
        return new Fields().with("armed", faults.size());
    }

    private Fields clear() {
        providers.values().forEach(ProviderSimulator::clearFaults);
        return new Fields().with("armed", 0);
    }

    private int applyLateCommits() {
        return providers.values().stream()
                .mapToInt(ProviderSimulator::applyLateCommits)
                .sum();
    }

    private Fields advance(String body) {
        clock.advance(TimeText.length("The body of POST /clock", body.strip()));
        return new Fields().with("time", clock.instant());
    }

    @Override
    public Set<String> operations() {
        return routes.keySet();
    }

    @Override
    public String operationOf(SimulatedCall call) {
        String route = call.method() + " " + call.path();
        return routes.containsKey(route) ? route : UNKNOWN;
    }

    @Override
    public String error(int status, String message) {
        return JsonText.of(new Fields().with("error", message));
    }

    @Override
    public String managementToken() {
        return "";
    }

    @Override
    public List<SimulatedKey> keys() {
        return List.of();
    }

    @Override
    public String json(SimulatedKey key) {
        return "{}";
    }

    @Override
    public SimulatedKey seed(String name, String settings) {
        throw new UnsupportedOperationException("There are no keys here.");
    }

    @Override
    public void issueNext(String token) {
        throw new UnsupportedOperationException("There are no tokens here.");
    }
}
