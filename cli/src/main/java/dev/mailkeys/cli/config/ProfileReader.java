package dev.mailkeys.cli.config;

import dev.mailkeys.cli.config.Profile.OfProvider;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.options.PaceShare;
import dev.mailkeys.cli.options.TimeText;
import dev.mailkeys.cli.output.Format;
import dev.mailkeys.cli.peer.Credentials;
import dev.mailkeys.cli.peer.Provider;
import dev.mailkeys.cli.peer.Proxies;
import dev.mailkeys.cli.text.Nearest;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.cli.toml.TomlSection;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Reads one profile of the config file, or a provider's table in it. Problems do not repeat the value.
 *
 * @param section the table
 */
record ProfileReader(TomlSection section) {

    static Profile read(TomlSection profile) {
        var reader = new ProfileReader(profile);
        Optional<Format> output = reader.read("output", Format::require);
        ConnectionValues connection = reader.connection(Optional.empty());
        var providers = new TreeMap<String, OfProvider>();
        for (TomlSection table : profile.tables()) {
            if (Provider.of(table.name()).isPresent()) {
                providers.put(table.name(), new ProfileReader(table).provider());
            } else {
                refuse(table);
            }
        }
        profile.end();
        return new Profile(false, output, connection, providers);
    }

    private OfProvider provider() {
        var credential = new CredentialPlace(read("token-env", ProfileReader::variable), section.word("token-file"));
        ConnectionValues connection = connection(read("base-url", Options::server));
        Optional<String> subaccount = section.word("subaccount");
        section.end();
        return new OfProvider(credential, connection, subaccount);
    }

    private ConnectionValues connection(Optional<URI> baseUrl) {
        return new ConnectionValues(
                baseUrl,
                read("proxy", Proxies::address),
                section.word("ca-file"),
                read("timeout", TimeText::length),
                read("retries", (key, text) -> Options.number(key, text, 0, 99)),
                read("pace-share", PaceShare::read));
    }

    /** Text, or a number as text, as options and variables give it. */
    private <T> Optional<T> read(String key, BiFunction<String, String, T> meaning) {
        return section.word(key).flatMap(text -> section.understood(key, () -> meaning.apply(key, text)));
    }

    private static String variable(String key, String name) {
        Credentials.requireName(key, name);
        return name;
    }

    private static void refuse(TomlSection table) {
        List<String> providers = Provider.all().stream().map(Provider::word).toList();
        table.problem(
                "",
                Shown.of(table.name()) + " is not a provider" + Nearest.hint(table.name(), providers) + " Providers: "
                        + String.join(", ", providers) + ", and those whose jars are on the class path.");
    }
}
