package dev.mailkeys.benchmarks;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.KeyChanges;
import dev.mailkeys.emailit.KeyInfo;
import dev.mailkeys.emailit.NewKey;
import java.net.URI;

/** The SDK as the README shows it, with every guarantee and every setting as it comes. */
public final class Mailkeys implements Contestant {

    private final EmailitKeys keys;

    public Mailkeys(String baseUrl) {
        var settings = ClientSettings.builder().baseUrl(URI.create(baseUrl + "/v2"));
        this.keys = EmailitKeys.using(Secret.of(CREDENTIAL), settings.build());
    }

    @Override
    public String create() {
        return keys.create(NewKey.sending(NAME)).token().reveal();
    }

    @Override
    public String update() {
        return keys.update(ID, KeyChanges.rename(NAME)).name();
    }

    @Override
    public long page() {
        return marks(keys.list().first().items());
    }

    @Override
    public long all() {
        return marks(keys.list());
    }

    private static long marks(Iterable<KeyInfo> keys) {
        long marks = 0;
        for (KeyInfo key : keys) {
            marks += Contestant.mark(key.id(), key.name());
        }
        return marks;
    }
}
