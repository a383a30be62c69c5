package dev.mailkeys.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailkeys.testkit.http.Answer;
import dev.mailkeys.testkit.http.IncomingRequest;
import dev.mailkeys.testkit.http.JsonTrees;
import dev.mailkeys.testkit.simulator.ProviderApi;
import dev.mailkeys.testkit.simulator.StoredKey;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A {@link SimulatedApi} among those of this package. */
record OwnApi(SimulatedApi api) implements ProviderApi {

    @Override
    public Set<String> operations() {
        return api.operations();
    }

    @Override
    public String operationOf(IncomingRequest call) {
        return api.operationOf(outside(call));
    }

    @Override
    public Answer answer(IncomingRequest call) {
        return api.answer(outside(call)).inside();
    }

    @Override
    public Answer error(int status, String message) {
        return SimulatedAnswer.of(status, api.error(status, message)).inside();
    }

    @Override
    public String managementToken() {
        return api.managementToken();
    }

    @Override
    public void issueNext(String token) {
        api.issueNext(token);
    }

    @Override
    public List<? extends StoredKey> keys() {
        return api.keys().stream().map(key -> new Key(api, key)).toList();
    }

    @Override
    public Optional<? extends StoredKey> keyOf(String token) {
        return api.keyOf(token).map(key -> new Key(api, key));
    }

    @Override
    public StoredKey seed(String name, String settings) {
        return new Key(api, api.seed(name, settings));
    }

    private static SimulatedCall outside(IncomingRequest call) {
        return new SimulatedCall(
                call.method(), call.path(), call.query(), call.headers(), call.bodyText(), call.caller());
    }

    /** One of its keys. */
    private static final class Key extends StoredKey {
        private final SimulatedApi api;
        private final SimulatedKey key;

        Key(SimulatedApi api, SimulatedKey key) {
            super(key.name(), key.token());
            this.api = api;
            this.key = key;
        }

        @Override
        public String id() {
            return key.id();
        }

        @Override
        public boolean isEnabled(Instant now) {
            return api.isEnabled(key);
        }

        @Override
        public boolean maySend(InetAddress caller) {
            return true;
        }

        @Override
        public ObjectNode json() {
            return JsonTrees.parseObject(api.json(key)).orElseThrow();
        }
    }
}
