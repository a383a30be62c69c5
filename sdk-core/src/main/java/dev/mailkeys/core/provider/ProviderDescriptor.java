package dev.mailkeys.core.provider;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * What a provider module says of its provider, for code that works with any provider: a command, a rotation, a test. A
 * module names its descriptor in {@code META-INF/services} and in its {@code module-info}, and is found wherever its jar is.
 *
 * <p>Has a public constructor without parameters, for {@link ServiceLoader}. Immutable.
 */
public interface ProviderDescriptor {

    /**
     * What sets the provider apart before the first call: name, address, credential, token shapes, limits.
     *
     * @return the profile
     */
    ProviderProfile profile();

    /**
     * The provider's name in a sentence: {@code Elastic Email}.
     *
     * @return the name as the provider writes it
     */
    String title();

    /**
     * The provider's name in operations, settings and commands: one lower-case word.
     *
     * @return the profile's name
     */
    default String name() {
        return profile().name();
    }

    /**
     * The environment variable that holds the management credential.
     *
     * @return such as {@code JETEMAIL_API_KEY}
     */
    default String credentialVariable() {
        return name().toUpperCase(Locale.ROOT) + "_API_KEY";
    }

    /**
     * The environment variable that may name another address, such as a simulator's.
     *
     * @return such as {@code MAILKEYS_JETEMAIL_URL}
     */
    default String urlVariable() {
        return "MAILKEYS_" + name().toUpperCase(Locale.ROOT) + "_URL";
    }

    /**
     * The kinds of tokens that can be told by their form. Not every token of the provider need be of one; a form that another
     * provider's token might have is none.
     *
     * @return the kinds
     */
    List<TokenKind> tokenKinds();

    /**
     * What it proves of a credential that it was shown the list of keys, in the provider's own words for its rights.
     *
     * @return such as "may list keys, so it is of full scope and may change them"
     */
    String rightsOfAList();

    /**
     * What to do after a call of a verb that changes something, in a sentence or two that somebody can follow at night.
     *
     * @param verb the verb, as in an operation's name: {@code create}
     * @param doubt why they ask
     * @return the advice; empty where the provider has no such verb or such a doubt can't be. Nothing may be advised then
     */
    Optional<String> advice(String verb, Doubt doubt);

    /**
     * Every provider whose jar is on the class path or module path, by name.
     *
     * @return the descriptors
     */
    static List<ProviderDescriptor> installed() {
        return ServiceLoader.load(ProviderDescriptor.class, ProviderDescriptor.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }
}
