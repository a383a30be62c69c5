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

    /** A sink as a new process makes it, with another address for the store. */
    Sink sink(URI address);

    /** What a consumer gets. */
    Optional<String> token();

    /** Somebody puts a token there by hand. */
    void hold(String token);

    /** A call is about to arrive. */
    default void called() {}

    /** A call was carried out: its method and path. */
    default void carriedOut(String call) {}

    /** Each written token, once for each write, with its mark if both are written together. */
    List<String> written();

    /** Whether the store keeps a token that is put twice only once, by the put's version or name. */
    boolean keepsPutsApart();

    /** Violations of the description by calls. */
    List<String> broken();

    void close();
}
