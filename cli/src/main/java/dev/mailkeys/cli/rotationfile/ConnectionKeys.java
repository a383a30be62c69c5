package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.files.FilePaths;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.peer.Proxies;
import dev.mailkeys.cli.toml.TomlSection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads how a server is reached, of an account as of a sink. The values go by the names that profiles have for them too.
 *
 * @param paths what paths of the file mean
 */
record ConnectionKeys(FilePaths paths) {

    Map<String, String> read(TomlSection section) {
        var values = new TreeMap<String, String>();
        section.text("base-url")
                .flatMap(url -> section.understood("base-url", () -> Options.address("base-url", url)))
                .ifPresent(url -> values.put("base-url", url.toString()));
        section.text("proxy")
                .flatMap(proxy -> section.understood("proxy", () -> Proxies.address("proxy", proxy)))
                .ifPresent(proxy -> values.put("proxy", proxy.toString()));
        section.text("ca-file")
                .flatMap(path -> section.understood("ca-file", () -> paths.text(path)))
                .ifPresent(path -> values.put("ca-file", path));
        section.length("timeout").ifPresent(time -> values.put("timeout", time.toMillis() + "ms"));
        section.number("retries", 0, 99).ifPresent(number -> values.put("retries", number.toString()));
        return values;
    }
}
