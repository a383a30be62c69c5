package dev.mailkeys.cli.command.elasticemail;

import dev.mailkeys.cli.peer.ProviderName;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.elasticemail.AccessLevel;
import dev.mailkeys.elasticemail.KeyInfo;
import java.util.List;

/** An Elastic Email key as it is printed. It is addressed by its name, which therefore is its id as well. */
final class KeyFields {

    static final List<String> COLUMNS = List.of("name", "accessLevels", "expires", "ips", "lastUsed", "created");

    private KeyFields() {}

    static Fields of(KeyInfo key) {
        return named(key.name())
                .with(
                        "accessLevels",
                        key.accessLevels().stream().map(AccessLevel::value).toList())
                .with("expires", key.expires())
                .with("ips", key.ipRestrictions())
                .with("lastUsed", key.lastUsed())
                .with("created", key.created());
    }

    static Fields named(String name) {
        return new Fields()
                .with("provider", ProviderName.ELASTICEMAIL.word())
                .with("id", name)
                .with("name", name);
    }
}
