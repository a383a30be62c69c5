package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One key to be rotated, as {@code mailkeys.toml} describes it.
 *
 * @param name its name in the file
 * @param key the key's name or id
 * @param rotateEvery how old the key may become; empty where it is due whenever somebody asks
 */
public record TargetDefinition(
        String name,
        AccountDefinition account,
        String key,
        Strategy strategy,
        RotationOptions options,
        Optional<Duration> rotateEvery,
        List<SinkDefinition> sinks) {

    /** The same target, rotated otherwise. */
    public TargetDefinition with(Strategy newStrategy, RotationOptions newOptions) {
        return new TargetDefinition(name, account, key, newStrategy, newOptions, rotateEvery, sinks);
    }
}
