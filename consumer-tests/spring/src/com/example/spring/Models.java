package com.example.spring;

import dev.mailkeys.core.ProxySettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.elasticemail.AccessLevel;
import dev.mailkeys.jetemail.KeyInfo;
import dev.mailkeys.jetemail.KeyStatus;
import java.util.List;

/** Models of the providers that the application does not call. */
final class Models {

    static final String TOKEN = "transactional_c4n4ry5ings";

    /** The names of those that hold a secret. */
    static final List<String> HOLDERS =
            List.of("jetemail-key-with-token", "jetemail-issued", "elastic-issued", "secret", "list", "proxy");

    private static final Secret SECRET = Secret.of(TOKEN);

    private Models() {}

    static Object of(String name) {
        KeyInfo jetemail = KeyInfo.builder()
                .status(KeyStatus.ACTIVE)
                .addApprovedDomains("a.com")
                .token(SECRET)
                .build();
        var elastic = dev.mailkeys.elasticemail.KeyInfo.builder()
                .name("ci")
                .addAccessLevels(AccessLevel.SEND_HTTP)
                .build();
        return switch (name) {
            case "jetemail-key" -> jetemail.withoutToken();
            case "jetemail-key-with-token" -> jetemail;
            case "jetemail-issued" ->
                dev.mailkeys.jetemail.IssuedKey.builder().token(SECRET).build();
            case "elastic-key" -> elastic;
            case "elastic-issued" ->
                dev.mailkeys.elasticemail.IssuedKey.builder()
                        .token(SECRET)
                        .info(elastic)
                        .build();
            case "secret" -> new Holder("ci", SECRET);
            case "list" -> List.of(jetemail.withoutToken(), jetemail);
            case "proxy" -> ProxySettings.builder().password(SECRET).build();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** A record of the user's own. */
    record Holder(String name, Secret token) {}
}
