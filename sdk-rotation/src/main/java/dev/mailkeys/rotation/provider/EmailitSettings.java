package dev.mailkeys.rotation.provider;

import dev.mailkeys.emailit.KeyInfo;
import dev.mailkeys.emailit.NewKey;
import dev.mailkeys.emailit.Scope;
import dev.mailkeys.rotation.KeySettings;
import java.util.Optional;

/** What an Emailit key may do, to and from Emailit's models. */
final class EmailitSettings {

    private static final String SCOPE = "scope";
    private static final String DOMAIN = "sendingDomainId";

    private EmailitSettings() {}

    static KeySettings of(KeyInfo key) {
        return new Settings()
                .one(SCOPE, Optional.of(key.scope().value()))
                .one(DOMAIN, key.sendingDomainId())
                .collected();
    }

    /** By copying a key with these settings, the only way to pair any scope with a domain. */
    static NewKey newKey(String name, KeySettings settings) {
        String scope = Settings.one(settings, SCOPE)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The settings for \"" + name + "\" name no scope, and Emailit would take the widest."));
        KeyInfo model = KeyInfo.builder()
                .id("")
                .name(name)
                .scope(new Scope(scope))
                .sendingDomainId(Settings.one(settings, DOMAIN))
                .build();
        return NewKey.like(model, name);
    }
}
