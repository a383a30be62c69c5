package dev.mailkeys.cli.catalog;

import dev.mailkeys.cli.peer.Provider;
import dev.mailkeys.cli.rotationfile.SinkKinds;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables in words, for the man page. */
final class Variables {

    private Variables() {}

    static Map<String, String> all() {
        var words = new LinkedHashMap<String, String>();
        for (Provider provider : Provider.all()) {
            words.put(provider.credentialVariable(), "The management credential for " + provider.title() + ".");
            words.put(provider.urlVariable(), "The address to call instead of " + provider.title() + "'s own.");
        }
        words.put(
                "MAILKEYS_CONFIG",
                "The config file. Default: mailkeys/config.toml in the platform's folder for configuration.");
        words.put("MAILKEYS_PROFILE", "The profile of the config file to use.");
        words.put(
                "HTTPS_PROXY",
                "The HTTP proxy to use: http://HOST:PORT, or http://USER:PASSWORD@HOST:PORT if it needs a login.");
        words.put("NO_PROXY", "Hosts to reach without HTTPS_PROXY, separated by commas; * for all.");
        words.put(
                "SSL_CERT_FILE",
                "A PEM file with the authorities to trust in place of the usual ones, as for --ca-file.");
        words.put("MAILKEYS_PROXY_USER", "The user name for a proxy that needs a login, such as that of --proxy.");
        words.put("MAILKEYS_PROXY_PASSWORD", "The password for that user name.");
        words.put("MAILKEYS_ROTATION_FILE", "The file that describes targets and sinks. Default: ./mailkeys.toml.");
        words.put("MAILKEYS_DATABASE_USER", "The user of the database with the journals.");
        words.put("MAILKEYS_DATABASE_PASSWORD", "The password of that user.");
        words.put("MAILKEYS_DATABASE_PASSWORD_FILE", "A file with that password, in place of the variable.");
        words.put(
                "MAILKEYS_TRUSTED_USER",
                "A user, by name or number, whose files are trusted besides yours and root's.");
        SinkKinds.installed().variables().forEach(words::put);
        words.put("XDG_STATE_HOME", "The folder for state. Journals are in mailkeys/journal below it.");
        words.put("NO_COLOR", "If set, no text is bold.");
        inGitHubActions(words);
        return words;
    }

    /** The variables that every workflow sets. */
    private static void inGitHubActions(Map<String, String> words) {
        words.put("GITHUB_ACTIONS", "If true, each new token is masked in the log first.");
        words.put("GITHUB_STEP_SUMMARY", "The file to which the rotation verbs and audit append their results.");
        words.put(
                "GITHUB_OUTPUT",
                "The file to which each command appends its exit code and the results for targets or a key,"
                        + " without tokens.");
    }
}
