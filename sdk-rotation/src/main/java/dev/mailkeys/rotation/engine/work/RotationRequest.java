package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.Strategy;
import java.util.List;

/**
 * What is to be rotated, and how.
 *
 * @param target the target's name
 * @param key the key's name or id
 * @param sinks where the token is delivered
 * @param strategy how
 * @param options how patient and how careful
 */
public record RotationRequest(
        String target, String key, List<Sink> sinks, Strategy strategy, RotationOptions options) {}
