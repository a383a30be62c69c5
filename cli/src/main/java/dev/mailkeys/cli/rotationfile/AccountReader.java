package dev.mailkeys.cli.rotationfile;

import static java.util.stream.Collectors.toCollection;

import dev.mailkeys.cli.config.ConnectionValues;
import dev.mailkeys.cli.config.CredentialPlace;
import dev.mailkeys.cli.files.FilePaths;
import dev.mailkeys.cli.options.PaceShare;
import dev.mailkeys.cli.peer.Provider;
import dev.mailkeys.cli.toml.TomlSection;
import dev.mailkeys.core.provider.ProviderDescriptor;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code [accounts.NAME]}: the credential for a provider, and how to reach it. */
final class AccountReader {

    /** The names of the providers, each also the name of an {@linkplain #usual account without a table}. */
    static final Set<String> PROVIDERS = ProviderDescriptor.installed().stream()
            .map(ProviderDescriptor::name)
            .filter(name -> Provider.of(name).isPresent())
            .collect(toCollection(TreeSet::new));

    private final FilePaths paths;

    /**
     * A reader of accounts.
     *
     * @param paths resolves the file's paths
     */
    AccountReader(FilePaths paths) {
        this.paths = paths;
    }

    /** The account without a table, with a provider's name and usual variables. */
    static Optional<AccountDefinition> usual(String name) {
        return Provider.of(name).map(AccountDefinition::usual);
    }

    Optional<AccountDefinition> read(TomlSection section) {
        Optional<Provider> named =
                section.choice("provider", PROVIDERS, word -> Provider.of(word).orElseThrow());
        Optional<Provider> provider = named.or(() -> Provider.of(section.name()));
        if (provider.isEmpty()) {
            section.required("provider", "one of " + String.join(", ", PROVIDERS) + ".");
        }
        CredentialPlace credential = credential(section);
        Optional<PaceShare> paceShare = section.text("pace-share")
                .flatMap(text -> section.understood("pace-share", () -> PaceShare.read("pace-share", text)));
        ConnectionValues connection = new ConnectionKeys(paths).read(section, paceShare);
        int atOnce = section.number("at-once", 1, 1000).orElse(1);
        section.end();
        return provider.map(known -> new AccountDefinition(section.name(), known, credential, connection, atOnce));
    }

    private CredentialPlace credential(TomlSection section) {
        Optional<String> variable = section.variable("token-env");
        Optional<String> file = section.text("token-file");
        if (variable.isPresent() && file.isPresent()) {
            section.problem("token-file", "token-env or token-file, not both");
        }
        return new CredentialPlace(
                variable, file.flatMap(path -> section.understood("token-file", () -> paths.text(path))));
    }
}
