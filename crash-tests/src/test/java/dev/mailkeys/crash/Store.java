package dev.mailkeys.crash;

import dev.mailkeys.rotation.Sink;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The stand-in of a store, and the sinks that deliver into it. */
public interface Store {

    /** The kind of its sinks, as {@code mailkeys.toml} calls it. */
    String kind();

    /** Where it listens. */
    URI address();

    /** A sink as a process makes it that has just begun and knows nothing, with another address for the store. */
    Sink sink(URI address);

    /** What a consumer is given. */
    Optional<String> token();

    /** Somebody puts a token there by hand. */
    void hold(String token);

    /** A call is about to arrive. */
    default void called() {}

    /** A call was carried out: its method and path. */
    default void carriedOut(String call) {}

    /** Each token that was written, as often as it was, with whose it is where that is written in one. */
    List<String> written();

    /** Whether the store keeps one that is put twice but once, by a version or a name of the put. */
    boolean keepsPutsApart();

    /** What calls broke of the description. */
    List<String> broken();

    void close();
}
