package dev.mailkeys.rotation.provider;

import dev.mailkeys.jetemail.KeyInfo;
import dev.mailkeys.jetemail.NewKey;
import dev.mailkeys.rotation.KeySettings;
import java.util.Optional;

/** What a JetEmail key may do, to and from JetEmail's models. */
final class JetEmailSettings {

    private static final String DOMAINS = "approvedDomains";
    private static final String ALL_DOMAINS = "allowAllDomains";
    private static final String QUOTA = "quota";
    private static final String IPS = "ipRestrictions";

    private JetEmailSettings() {}

    static KeySettings of(KeyInfo key) {
        return new Settings()
                .list(DOMAINS, key.approvedDomains())
                .one(ALL_DOMAINS, key.allowAllDomains().filter(all -> all).map(String::valueOf))
                .one(QUOTA, Optional.of(key.quota()).filter(quota -> quota != 0).map(String::valueOf))
                .list(IPS, key.ipRestrictions())
                .collected();
    }

    static NewKey newKey(String name, KeySettings settings) {
        return NewKey.builder()
                .name(name)
                .approvedDomains(settings.values(DOMAINS))
                .allowAllDomains(Settings.one(settings, ALL_DOMAINS)
                        .filter("true"::equals)
                        .isPresent())
                .quota(Settings.one(settings, QUOTA).map(Integer::valueOf).orElse(0))
                .ipRestrictions(settings.values(IPS))
                .build();
    }
}
