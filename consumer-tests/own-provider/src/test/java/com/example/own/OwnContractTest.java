package com.example.own;

import com.example.own.OwnKeys.NewKey;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Repeat;
import dev.mailkeys.testkit.contract.ContractOperation;
import dev.mailkeys.testkit.contract.ProviderContract;
import java.util.List;
import java.util.Map;

/** Every promise of a call, for each operation, by the published contract. */
class OwnContractTest extends ProviderContract<OwnKeys> {

    private static final String TOKEN = "own_canary0000000001";
    private static final String CREDENTIAL = "own_canary0000000002";

    @Override
    protected OwnKeys client(Secret credential, ClientSettings settings) {
        return OwnKeys.using(credential, settings);
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
        return "{\"problem\":\"" + message + "\"}";
    }

    @Override
    protected List<ContractOperation<OwnKeys>> operations() {
        return List.of(
                ContractOperation.<OwnKeys>of(
                                "own.create", Repeat.NEVER, keys -> keys.create(new NewKey("a", "sender")))
                        .sends("POST", "/keys", "{\"name\":\"a\",\"role\":\"sender\"}")
                        .answered(201, "{\"id\":\"k1\",\"name\":\"a\",\"token\":\"" + TOKEN + "\"}"),
                ContractOperation.<OwnKeys>of(
                                "own.list",
                                Repeat.SAFE,
                                keys -> keys.list().stream().toList())
                        .sends("GET", "/keys")
                        .answered(200, "{\"keys\":[{\"id\":\"k1\",\"name\":\"a\"}],\"next\":null}"),
                ContractOperation.<OwnKeys>of("own.delete", Repeat.IDEMPOTENT, keys -> {
                            keys.delete("k1");
                            return null;
                        })
                        .sends("DELETE", "/keys/k1"));
    }
}
