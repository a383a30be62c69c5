package dev.mailkeys.rotation.sink.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * One kind of sink: its name, its keys in {@code mailkeys.toml}, and how a {@link dev.mailkeys.rotation.Sink} is made of
 * their values. A jar names its factory in {@code META-INF/services} and in its {@code module-info}; the command then knows
 * the kind without a word of ours about it.
 *
 * <p>Has a public constructor without parameters, for {@link ServiceLoader}. Immutable. It is made wherever a file with
 * sinks is read, so it loads nothing that only a delivery needs.
 */
public interface SinkFactory {

    /**
     * The word that chooses it: {@code type = "dotenv"}.
     *
     * @return lower-case letters, digits and hyphens; the same at every call
     */
    String type();

    /**
     * What tokens of it are put into, in a sentence: {@code secrets of GitHub Actions}.
     *
     * @return the words, in the plural and without a full stop
     */
    String title();

    /**
     * Its keys, in the order in which people are told them. {@code type} is not among them; where there is a {@link #server},
     * neither are {@code base-url}, {@code proxy}, {@code ca-file}, {@code timeout} and {@code retries}, which every such
     * kind has.
     *
     * @return the keys
     */
    List<SinkKey> keys();

    /**
     * The server that its sinks call. The reader of the file then makes the settings of the client, as for a provider.
     *
     * @return the server; empty where none is called
     */
    default Optional<SinkServer> server() {
        return Optional.empty();
    }

    /**
     * Checks what the keys say, as far as it can be told without a look at the sink, and says what it comes to. Nothing is
     * sent or written. What a look can tell is for {@link dev.mailkeys.rotation.Sink#check()}.
     *
     * @param values what the file says; a value that is missing or wrong was noted as a problem already, and is not there
     * @return the plan; empty only where a problem is noted
     */
    Optional<SinkPlan> plan(SinkValues values);

    /**
     * The kinds whose jars are on the class path or module path.
     *
     * @return a factory for each, by type
     * @throws java.util.ServiceConfigurationError if a jar names a factory that can't be made, or two are of one type
     */
    static List<SinkFactory> installed() {
        return installed(List.of());
    }

    /**
     * The same, and the kinds of jars that have class loaders of their own, so that the libraries of one never meet those of
     * another.
     *
     * @param jars a class loader for each jar, whose parent has these classes; what the parent has is not found twice
     * @return a factory for each, by type
     * @throws java.util.ServiceConfigurationError if a jar names a factory that can't be made, or two are of one type
     */
    static List<SinkFactory> installed(List<ClassLoader> jars) {
        Objects.requireNonNull(jars, "jars must not be null");
        return InstalledSinks.in(jars);
    }
}
