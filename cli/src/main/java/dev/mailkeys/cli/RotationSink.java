package dev.mailkeys.cli;

import dev.mailkeys.rotation.Sink;
import java.util.function.Function;

/**
 * A place for tokens, as {@code mailkeys.toml} describes it.
 *
 * @param name its name in the file
 * @param sink makes it, with the credential that it may need
 */
record RotationSink(String name, Function<Job, Sink> sink) {}
