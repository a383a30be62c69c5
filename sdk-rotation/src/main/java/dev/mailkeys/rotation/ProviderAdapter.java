package dev.mailkeys.rotation;

import dev.mailkeys.core.Secret;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One account at one provider, as a rotation sees it. The three of this project are in
 * {@code dev.mailkeys.rotation.provider}; another provider plugs in with one more class.
 *
 * <p>Every call is one call of the provider, or a few reads and one; failures are the exceptions of the SDK, whose
 * {@code mayHaveTakenEffect()} the rotation trusts. What a provider does not declare stays with its default here, which
 * throws and sends nothing. An adapter holds no state of a rotation, and is safe for use by
 * several threads.
 */
public interface ProviderAdapter {

    /**
     * The provider's name, as in an operation's name: {@code jetemail}.
     *
     * @return the name
     */
    String provider();

    /**
     * What the provider's API can do.
     *
     * @return the capabilities; the same at every call
     */
    Capabilities capabilities();

    /**
     * The same account, through a transport that can send nothing but reads: a change ends with a
     * {@link dev.mailkeys.core.NotSentException}. Its pace and its concurrency bound are its own.
     *
     * @return the adapter that can change nothing
     */
    ProviderAdapter readOnly();

    /**
     * The keys whose name begins so.
     *
     * @param namePrefix what their names begin with; empty for every key
     * @return the keys, in the provider's order
     */
    List<ManagedKey> list(String namePrefix);

    /**
     * Every key of the account, from a list that several rotations of one run may share. It proves neither that a key is
     * there nor that it is not: before anything is deleted, created or refused because of it, the rotation looks again.
     *
     * @param earliest a list that was asked for before this does not do
     * @return the keys, in the provider's order
     * @see RotationFleet#sharingLists
     */
    default List<ManagedKey> listSince(Instant earliest) {
        Objects.requireNonNull(earliest, "earliest must not be null");
        return list("");
    }

    /**
     * One key.
     *
     * @param id the key's id
     * @return the key; empty where the provider says that there is none
     */
    Optional<ManagedKey> find(String id);

    /**
     * Several keys as they are now, in as few calls as the provider needs for that.
     *
     * @param ids the keys' ids
     * @return those of them that are there, in any order
     */
    default List<ManagedKey> findAll(Collection<String> ids) {
        Objects.requireNonNull(ids, "ids must not be null");
        return ids.stream().distinct().map(this::find).flatMap(Optional::stream).toList();
    }

    /**
     * How many keys may still be created before the provider's limit is reached.
     *
     * @return the number; empty where no limit is known
     */
    OptionalInt room();

    /**
     * Creates a key. Sent once.
     *
     * @param name its name
     * @param settings what it may do
     * @return its token
     */
    NewToken create(String name, KeySettings settings);

    /**
     * Gives a key a new token; the old one ends at once. Sent once.
     *
     * @param key the key, as listed just now
     * @return the new token
     * @throws UnsupportedOperationException where the provider does not {@linkplain Capability#ROTATES rotate}
     * @throws UnaddressableKeyException where what addresses the key is not known; nothing was sent
     */
    default NewToken rotate(ManagedKey key) {
        Objects.requireNonNull(key, "key must not be null");
        throw new UnsupportedOperationException(provider() + " can't rotate a key.");
    }

    /**
     * Switches a key off.
     *
     * @param key the key, as listed just now
     * @throws UnsupportedOperationException where the provider does not {@linkplain Capability#DISABLES disable}
     * @throws UnaddressableKeyException where what addresses the key is not known; nothing was sent
     */
    default void disable(ManagedKey key) {
        Objects.requireNonNull(key, "key must not be null");
        throw new UnsupportedOperationException(provider() + " can't disable a key.");
    }

    /**
     * Switches a key on again.
     *
     * @param key the key, as listed just now
     * @throws UnsupportedOperationException where the provider does not {@linkplain Capability#DISABLES disable}
     * @throws UnaddressableKeyException where what addresses the key is not known; nothing was sent
     */
    default void enable(ManagedKey key) {
        Objects.requireNonNull(key, "key must not be null");
        throw new UnsupportedOperationException(provider() + " can't enable a key.");
    }

    /**
     * Sets the date at which a key ends, and leaves its other settings alone.
     *
     * @param key the key, as listed just now
     * @param date the date; empty for never
     * @throws UnsupportedOperationException where the provider knows no {@linkplain Capability#EXPIRES expiry}
     * @throws UnaddressableKeyException where what addresses the key is not known; nothing was sent
     */
    default void expire(ManagedKey key, Optional<Instant> date) {
        Objects.requireNonNull(key, "key must not be null");
        Objects.requireNonNull(date, "date must not be null");
        throw new UnsupportedOperationException(provider() + " can't let a key expire.");
    }

    /**
     * Deletes a key. One that is gone already is a success; a refusal that may mean something else is not.
     *
     * @param key the key, as listed just now
     * @throws UnaddressableKeyException where what addresses the key is not known; nothing was sent
     */
    void delete(ManagedKey key);

    /**
     * Asks the provider about a token without sending mail and without changing anything, but perhaps the key's sign of
     * use. What an answer proves is the provider's matter: see the adapter and {@code docs/decisions/0009}. Throws nothing
     * when a call fails; that is {@link Probe#UNKNOWN}.
     *
     * @param token the token
     * @return what the provider makes of it
     */
    Probe probe(Secret token);

    /**
     * The same of a token whose key was listed just now, by that key: what a list shows is not asked a second time.
     *
     * @param listed the key, as listed just now
     * @param token its token
     * @return what the provider makes of it
     */
    default Probe probe(ManagedKey listed, Secret token) {
        Objects.requireNonNull(listed, "listed must not be null");
        Objects.requireNonNull(token, "token must not be null");
        return probe(token);
    }

    /**
     * Whether a token is the very credential that this adapter's calls are made with.
     *
     * @param token the token
     * @return whether they are the same
     */
    boolean authenticatesWith(Secret token);
}
