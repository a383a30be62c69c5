package dev.mailkeys.cli.command.emailit;

import dev.mailkeys.cli.command.key.Issuing;
import dev.mailkeys.cli.peer.ProviderName;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.emailit.IssuedKey;
import dev.mailkeys.emailit.KeyInfo;
import dev.mailkeys.emailit.Scope;
import java.util.List;

/** An Emailit key as it is printed. */
final class KeyFields {

    static final List<String> COLUMNS = List.of("id", "name", "scope", "sendingDomain", "lastUsed", "created");

    private KeyFields() {}

    static Fields of(KeyInfo key) {
        return start().with("id", key.id())
                .with("name", key.name())
                .with("scope", key.scope().value())
                .with("sendingDomain", key.sendingDomainId())
                .with("lastUsed", key.lastUsed())
                .with("created", key.created())
                .with("updated", key.updated());
    }

    static Issuing.Issued issued(IssuedKey key, String result) {
        Fields fields = start().with("id", key.id())
                .with("name", key.name())
                .with("scope", key.scope().map(Scope::value))
                .with("sendingDomain", key.sendingDomainId())
                .with("created", key.created())
                .with("updated", key.updated())
                .with("result", result);
        return new Issuing.Issued(key.token(), fields);
    }

    static Fields start() {
        return new Fields().with("provider", ProviderName.EMAILIT.word());
    }
}
