package dev.mailkeys.elasticemail;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Repeat;
import dev.mailkeys.testkit.contract.ContractOperation;
import dev.mailkeys.testkit.contract.ProviderContract;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

class ElasticEmailContractTest extends ProviderContract<ElasticEmailKeys> {

    private static final String KEYS = "/security/apikeys";
    private static final String TOKEN = "C0FFEE".repeat(16);
    private static final String CREDENTIAL = "DECADE".repeat(16);
    private static final String KEY = "{\"Name\":\"a key\",\"AccessLevel\":[\"SendHttp\"],"
            + "\"DateCreated\":\"2026-01-02T03:04:05Z\",\"LastUse\":null,\"Expires\":null,"
            + "\"RestrictAccessToIPRange\":[]}";
    private static final NewKey WANTED = NewKey.named("a key", AccessLevel.SEND_HTTP);

    @Override
    protected ElasticEmailKeys client(Secret credential, ClientSettings settings) {
        return ElasticEmailKeys.using(credential, settings);
    }

    @Override
    protected Secret credential() {
        return Secret.of(CREDENTIAL);
    }

    @Override
    protected Map.Entry<String, String> authentication() {
        return Map.entry("X-ElasticEmail-ApiKey", CREDENTIAL);
    }

    @Override
    protected String token() {
        return TOKEN;
    }

    @Override
    protected String error(String message) {
        return "{\"Error\":\"" + message + "\"}";
    }

    @Override
    protected List<ContractOperation<ElasticEmailKeys>> operations() {
        String at = KEYS + "/a%20key";
        return List.of(
                operation("create", Repeat.NEVER, keys -> keys.create(WANTED))
                        .sends("POST", KEYS, "{\"Name\":\"a key\",\"AccessLevel\":[\"SendHttp\"]}")
                        .answered(201, KEY.replace("{\"Name\"", "{\"Token\":\"" + TOKEN + "\",\"Name\"")),
                operation("list", Repeat.SAFE, ElasticEmailKeys::list)
                        .sends("GET", KEYS)
                        .answered(200, "[" + KEY + "]"),
                operation("get", Repeat.SAFE, keys -> keys.get("a key"))
                        .sends("GET", at)
                        .answered(200, KEY),
                operation("update", Repeat.IDEMPOTENT, keys -> keys.update("a key", changes()))
                        .sends("PUT", at, replaced("\"ViewReports\""))
                        .answered(200, KEY)
                        .after(KEY),
                operation("replace", Repeat.IDEMPOTENT, keys -> keys.replace("a key", WANTED))
                        .sends("PUT", at, replaced("\"SendHttp\"").replace("}", ",\"Expires\":null}"))
                        .answered(200, KEY),
                operation("subaccountKey", Repeat.NEVER, keys -> keys.subaccountKey("a@example.com"))
                        .sends("GET", "/subaccounts/a%40example.com/apikey")
                        .answered(200, "\"" + TOKEN + "\""),
                operation("delete", Repeat.IDEMPOTENT, keys -> {
                            keys.delete("a key");
                            return null;
                        })
                        .sends("DELETE", at));
    }

    private static KeyChanges changes() {
        return KeyChanges.builder()
                .accessLevels(List.of(AccessLevel.VIEW_REPORTS))
                .build();
    }

    private static String replaced(String level) {
        return "{\"Name\":\"a key\",\"AccessLevel\":[" + level + "],\"RestrictAccessToIPRange\":[]}";
    }

    private static ContractOperation<ElasticEmailKeys> operation(
            String verb, Repeat repeat, Function<ElasticEmailKeys, Object> call) {
        return ContractOperation.of("elasticemail." + verb, repeat, call);
    }
}
