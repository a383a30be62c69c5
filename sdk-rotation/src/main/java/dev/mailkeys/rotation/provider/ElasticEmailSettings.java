package dev.mailkeys.rotation.provider;

import dev.mailkeys.elasticemail.AccessLevel;
import dev.mailkeys.elasticemail.KeyInfo;
import dev.mailkeys.elasticemail.NewKey;
import dev.mailkeys.rotation.KeySettings;
import java.time.Instant;

/** What an Elastic Email key may do, to and from Elastic Email's models. */
final class ElasticEmailSettings {

    private static final String LEVELS = "accessLevels";
    private static final String IPS = "ipRestrictions";
    private static final String EXPIRES = "expires";

    private ElasticEmailSettings() {}

    static KeySettings of(KeyInfo key) {
        return new Settings()
                .list(
                        LEVELS,
                        key.accessLevels().stream().map(AccessLevel::value).toList())
                .list(IPS, key.ipRestrictions())
                .one(EXPIRES, key.expires().map(Instant::toString))
                .collected();
    }

    static NewKey newKey(String name, KeySettings settings) {
        return NewKey.builder()
                .name(name)
                .accessLevels(
                        settings.values(LEVELS).stream().map(AccessLevel::new).toList())
                .ipRestrictions(settings.values(IPS))
                .expires(Settings.one(settings, EXPIRES).map(Instant::parse))
                .build();
    }
}
