package dev.mailkeys.emailit;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Repeat;
import dev.mailkeys.testkit.contract.ContractOperation;
import dev.mailkeys.testkit.contract.ProviderContract;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

class EmailitContractTest extends ProviderContract<EmailitKeys> {

    private static final String ID = "key_2mVb8TqXcYh4Lr9KpWz6NsDf3Ga";
    private static final String TOKEN = "secret_CANARYCANARYCANARYCANARYCANARY01";
    private static final String CREDENTIAL = "secret_CANARYCANARYCANARYCANARYCANARY02";

    @Override
    protected EmailitKeys client(Secret credential, ClientSettings settings) {
        return EmailitKeys.using(credential, settings);
    }

    @Override
    protected Secret credential() {
        return Secret.of(CREDENTIAL);
    }

    @Override
    protected Map.Entry<String, String> authentication() {
        return Map.entry("Authorization", "Bearer " + CREDENTIAL);
    }

    @Override
    protected String token() {
        return TOKEN;
    }

    @Override
    protected String error(String message) {
        return "{\"error\":\"" + message + "\"}";
    }

    @Override
    protected List<ContractOperation<EmailitKeys>> operations() {
        return List.of(
                operation("create", Repeat.NEVER, keys -> keys.create(NewKey.full("A key")))
                        .sends("POST", "/api-keys", "{\"name\":\"A key\",\"scope\":\"full\"}")
                        .answered(201, EmailitServer.fixture("create.current")),
                operation("get", Repeat.SAFE, keys -> keys.get(ID))
                        .sends("GET", "/api-keys/" + ID)
                        .answered(200, EmailitServer.fixture("get.current")),
                operation("list", Repeat.SAFE, keys -> keys.list().first())
                        .sends("GET", "/api-keys?page=1&limit=100")
                        .answered(200, EmailitServer.fixture("list.current.page1")),
                operation("update", Repeat.IDEMPOTENT, keys -> keys.update(ID, KeyChanges.rename("Another")))
                        .sends("POST", "/api-keys/" + ID, "{\"name\":\"Another\"}")
                        .answered(200, EmailitServer.fixture("update.current")),
                operation("rotate", Repeat.NEVER, keys -> keys.rotate(ID))
                        .sends("POST", "/api-keys/" + ID + "/regenerate")
                        .answered(200, EmailitServer.fixture("rotate.assumed")),
                operation("delete", Repeat.IDEMPOTENT, keys -> {
                            keys.delete(ID);
                            return null;
                        })
                        .sends("DELETE", "/api-keys/" + ID)
                        .answered(200, EmailitServer.fixture("delete.current")));
    }

    private static ContractOperation<EmailitKeys> operation(
            String verb, Repeat repeat, Function<EmailitKeys, Object> call) {
        return ContractOperation.of("emailit." + verb, repeat, call);
    }
}
