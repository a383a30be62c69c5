package dev.mailkeys.jetemail;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Repeat;
import dev.mailkeys.testkit.contract.ContractOperation;
import dev.mailkeys.testkit.contract.ProviderContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

class JetEmailContractTest extends ProviderContract<JetEmailKeys> {

    private static final String KEYS = "/outbound/transactional-keys";
    private static final String TOKEN = "transactional_canary0000000001";
    private static final String CREDENTIAL = "api_canary0000000002";
    private static final String CONFIRMED = "{\"success\":true,\"message\":\"Done\"}";
    private static final String ISSUED = "{\"success\":true,\"message\":\"Done\",\"api_token\":\"" + TOKEN + "\"}";
    private static final String ADDRESSED = "{\"api_token\":\"" + TOKEN + "\"}";
    private static final Secret SECRET = Secret.of(TOKEN);

    @Override
    protected JetEmailKeys client(Secret credential, ClientSettings settings) {
        return JetEmailKeys.using(credential, settings);
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
        return "{\"success\":false,\"error\":\"" + message + "\"}";
    }

    @Override
    protected Optional<String> refusalInSuccess() {
        return Optional.of(error("It did not work."));
    }

    @Override
    protected List<ContractOperation<JetEmailKeys>> operations() {
        return List.of(
                ContractOperation.<JetEmailKeys>of(
                                "jetemail.create", Repeat.NEVER, keys -> keys.create(NewKey.named("A key")))
                        .sends("POST", KEYS, "{\"name\":\"A key\"}")
                        .answered(200, ISSUED),
                ContractOperation.<JetEmailKeys>of("jetemail.list", Repeat.SAFE, JetEmailKeys::list)
                        .sends("GET", KEYS)
                        .answered(200, Fixtures.text("list-current.json").replace("transactional_a1b2c3d4", TOKEN)),
                ContractOperation.<JetEmailKeys>of("jetemail.rotate", Repeat.NEVER, keys -> keys.rotate(SECRET))
                        .sends("POST", KEYS + "/rotate", ADDRESSED)
                        .answered(200, ISSUED),
                confirmed(
                                "jetemail.update",
                                keys -> keys.update(
                                        SECRET, KeyChanges.builder().quota(5).build()))
                        .sends("PATCH", KEYS, "{\"api_token\":\"" + TOKEN + "\",\"quota\":5}"),
                confirmed("jetemail.enable", keys -> keys.enable(SECRET))
                        .sends("PATCH", KEYS, "{\"api_token\":\"" + TOKEN + "\",\"status\":1}"),
                confirmed("jetemail.disable", keys -> keys.disable(SECRET))
                        .sends("PATCH", KEYS, "{\"api_token\":\"" + TOKEN + "\",\"status\":0}"),
                confirmed("jetemail.delete", keys -> keys.delete(SECRET)).sends("DELETE", KEYS, ADDRESSED));
    }

    private static ContractOperation<JetEmailKeys> confirmed(String name, Consumer<JetEmailKeys> call) {
        return ContractOperation.<JetEmailKeys>of(name, Repeat.IDEMPOTENT, keys -> {
                    call.accept(keys);
                    return null;
                })
                .answered(200, CONFIRMED);
    }
}
