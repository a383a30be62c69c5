package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.reader.Readers;
import java.util.Optional;
import java.util.function.Function;

/**
 * A place for tokens, as {@code mailkeys.toml} describes it.
 *
 * @param name its name in the file
 * @param place where it is, in the words of the sink itself; two of the same place are one
 * @param file where the token is for who reads it, if the sink is a file
 * @param sink makes it, with the credential that it may need
 * @param readers who reads its token, where that is said
 */
public record SinkDefinition(
        String name, String place, Optional<TokenPlace> file, Function<Job, Sink> sink, Optional<Readers> readers) {}
