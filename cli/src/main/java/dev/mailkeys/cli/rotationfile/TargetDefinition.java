package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.Strategy;
import java.util.List;

/**
 * One key to be rotated, as {@code mailkeys.toml} describes it.
 *
 * @param name its name in the file
 * @param key the key's name or id
 */
public record TargetDefinition(
        String name,
        AccountDefinition account,
        String key,
        Strategy strategy,
        RotationOptions options,
        List<SinkDefinition> sinks) {

    /** The same target, with other options. */
    public TargetDefinition with(Strategy newStrategy, RotationOptions newOptions) {
        return new TargetDefinition(name, account, key, newStrategy, newOptions, sinks);
    }
}
