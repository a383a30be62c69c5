package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.config.ConnectionValues;
import dev.mailkeys.cli.files.FilePaths;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.options.PaceShare;
import dev.mailkeys.cli.peer.Proxies;
import dev.mailkeys.cli.toml.TomlSection;
import java.net.URI;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Reads how the server of an account or a sink is reached.
 *
 * @param paths resolves the file's paths
 */
record ConnectionKeys(FilePaths paths) {

    /** A table's values. An account also has its part of the pace. */
    ConnectionValues read(TomlSection section, Optional<PaceShare> paceShare) {
        return new ConnectionValues(
                address(section, "base-url", Options::server),
                address(section, "proxy", Proxies::address),
                section.text("ca-file").flatMap(path -> section.understood("ca-file", () -> paths.text(path))),
                section.length("timeout"),
                section.number("retries", 0, 99),
                paceShare);
    }

    private static Optional<URI> address(TomlSection section, String key, BiFunction<String, String, URI> meaning) {
        return section.text(key).flatMap(text -> section.understood(key, () -> meaning.apply(key, text)));
    }
}
