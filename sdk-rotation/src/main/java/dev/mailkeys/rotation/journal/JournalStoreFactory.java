package dev.mailkeys.rotation.journal;

import dev.mailkeys.core.pace.SharedPace;
import dev.mailkeys.rotation.JournalStore;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Opens the journals in one kind of database. A jar names its factory in {@code META-INF/services} and in its
 * {@code module-info}; the command then works on these journals without a word of ours about the database.
 *
 * <p>Has a public constructor without parameters, for {@link ServiceLoader}, and loads no driver before journals are opened.
 * Immutable.
 */
public interface JournalStoreFactory {

    /**
     * How the addresses begin that it knows.
     *
     * @return the beginning, with its last colon: {@code jdbc:postgresql:}
     */
    String scheme();

    /**
     * Opens the journals at an address, for one run of a program: a connection is made where one is needed, and is kept for
     * no other use.
     *
     * @param address where they are, with a {@link #scheme} of this factory
     * @return the journals
     * @throws IllegalArgumentException if the address can't be one, or the driver is missing; the message says what to do and
     *     shows no password
     * @throws dev.mailkeys.rotation.JournalException of kind {@code FAILED} if the database can't be reached or refuses the
     *     user; the message names its host and port
     */
    JournalStore open(JournalAddress address);

    /**
     * Where programs on several machines count the calls of their accounts together, in the same database. Nothing is connected
     * yet.
     *
     * @param address where the journals are, with a {@link #scheme} of this factory
     * @return the place; empty, unless a factory says otherwise, where each program counts its own
     * @throws IllegalArgumentException if the address can't be one, or the driver is missing
     */
    default Optional<SharedPace> pace(JournalAddress address) {
        Objects.requireNonNull(address, "address must not be null");
        return Optional.empty();
    }

    /**
     * The factory for an address, whose jar is on the class path or module path.
     *
     * @param url the address
     * @return the factory; empty where no jar has one
     */
    static Optional<JournalStoreFactory> of(String url) {
        return of(url, List.of());
    }

    /**
     * The same, also from jars that have class loaders of their own, so that the libraries of one never meet those of another.
     *
     * @param url the address
     * @param jars a class loader for each jar, whose parent has these classes
     * @return the factory, from the class path or module path if that has one; empty where no jar has one
     */
    static Optional<JournalStoreFactory> of(String url, List<ClassLoader> jars) {
        Objects.requireNonNull(url, "url must not be null");
        Objects.requireNonNull(jars, "jars must not be null");
        return Stream.concat(Stream.of(JournalStoreFactory.class.getClassLoader()), jars.stream())
                .flatMap(jar -> ServiceLoader.load(JournalStoreFactory.class, jar).stream())
                .map(ServiceLoader.Provider::get)
                .filter(factory -> url.startsWith(factory.scheme()))
                .findFirst();
    }
}
