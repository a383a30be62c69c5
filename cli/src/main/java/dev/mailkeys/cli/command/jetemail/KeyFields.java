package dev.mailkeys.cli.command.jetemail;

import dev.mailkeys.cli.peer.ProviderName;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.jetemail.KeyInfo;
import java.util.List;

/** A JetEmail key as it is printed. */
final class KeyFields {

    static final List<String> COLUMNS = List.of("id", "name", "status", "approvedDomains", "ips", "usage", "quota");

    private KeyFields() {}

    static Fields of(KeyInfo key) {
        return start().with("id", key.uuid())
                .with("name", key.name())
                .with("status", key.status().value())
                .with("allowAllDomains", key.allowAllDomains())
                .with("approvedDomains", key.approvedDomains())
                .with("ips", key.ipRestrictions())
                .with("usage", key.usage())
                .with("quota", key.quota())
                .with("created", key.created())
                .with("updated", key.lastModified());
    }

    static Fields start() {
        return new Fields().with("provider", ProviderName.JETEMAIL.word());
    }
}
