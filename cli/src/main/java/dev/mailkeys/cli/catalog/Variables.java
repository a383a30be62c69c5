package dev.mailkeys.cli.catalog;

import dev.mailkeys.cli.peer.ProviderName;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables in words, for the man page. */
final class Variables {

    private Variables() {}

    static Map<String, String> all() {
        var words = new LinkedHashMap<String, String>();
        for (ProviderName provider : ProviderName.values()) {
            words.put(provider.credentialVariable, "The management credential for " + provider.title + ".");
            words.put(provider.urlVariable, "The address to call in place of " + provider.title + "'s own.");
        }
        words.put(
                "MAILKEYS_CONFIG", "The config file, in place of mailkeys/config.toml in the platform's usual folder.");
        words.put("MAILKEYS_PROFILE", "The profile of the config file to use.");
        words.put(
                "HTTPS_PROXY",
                "The HTTP proxy to go through: http://HOST:PORT, with USER:PASSWORD@ if it asks for them.");
        words.put("NO_PROXY", "The hosts to reach without HTTPS_PROXY, separated by commas; * for all.");
        words.put("MAILKEYS_PROXY_USER", "The user name for a proxy that asks for one, such as that of --proxy.");
        words.put("MAILKEYS_PROXY_PASSWORD", "The password that goes with it.");
        words.put("MAILKEYS_ROTATION_FILE", "The file that says what is rotated, in place of ./mailkeys.toml.");
        words.put(
                "MAILKEYS_TRUSTED_USER",
                "A user, by name or number, whose files are believed besides one's own and root's.");
        words.put("MAILKEYS_GITHUB_TOKEN", "The credential for sinks that are secrets of GitHub Actions.");
        words.put("GITHUB_API_URL", "Where GitHub's API is, as every workflow is told; for those sinks.");
        words.put("XDG_STATE_HOME", "Where rotations keep their journals: in mailkeys/journal below it.");
        words.put("NO_COLOR", "If set, nothing is printed in bold.");
        words.put("GITHUB_ACTIONS", "If true, each new token is masked in the log first.");
        words.put("GITHUB_STEP_SUMMARY", "The file to which the rotation verbs append what came of each target.");
        return words;
    }
}
