package dev.mailkeys.cli.command;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.rotation.KeySettings;

/** {@code --settings}: what a key may do, given once for each setting. */
public final class SettingsOption {

    private SettingsOption() {}

    public static KeySettings of(Options options) {
        try {
            return KeySettings.parse(options.texts("--settings"));
        } catch (IllegalArgumentException wrong) {
            throw Failure.usage("--settings: " + wrong.getMessage());
        }
    }
}
