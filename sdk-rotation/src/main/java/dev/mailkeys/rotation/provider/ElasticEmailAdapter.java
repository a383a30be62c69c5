package dev.mailkeys.rotation.provider;

import dev.mailkeys.core.BadRequestException;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.elasticemail.AccessLevel;
import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.elasticemail.KeyChanges;
import dev.mailkeys.elasticemail.KeyInfo;
import dev.mailkeys.rotation.Capabilities;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.ProviderAdapterFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The API keys of one Elastic Email account, or of one of its sub-accounts. Settings: {@code accessLevels},
 * {@code ipRestrictions}, {@code expires} (a moment of ISO 8601 in UTC, copied as it is).
 *
 * <p>A key's name is its id. Settings that the SDK has no name for are not copied to another key.
 */
public final class ElasticEmailAdapter implements ProviderAdapter {

    private static final int MOST_KEYS = 15;

    /** Documented: Elastic Email ends every request then. */
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(600);

    private final Secret credential;
    private final ClientSettings settings;
    private final ElasticEmailKeys account;
    private final Optional<String> subaccount;
    private final ElasticEmailKeys keys;
    private final ElasticEmailKeys once;
    private final InstantSource clock;

    private ElasticEmailAdapter(
            Secret credential,
            ClientSettings settings,
            ElasticEmailKeys account,
            Optional<String> subaccount,
            InstantSource clock) {
        this.credential = credential;
        this.settings = settings;
        this.account = account;
        this.subaccount = subaccount;
        this.keys = subaccount.map(account::ofSubaccount).orElse(account);
        this.once = keys.with(AdapterSettings.once(settings));
        this.clock = clock;
    }

    /**
     * The account that a management credential belongs to.
     *
     * @param credential an API key with the levels {@link AccessLevel#VIEW_ACCESS_TOKENS} and
     *     {@link AccessLevel#MODIFY_ACCESS_TOKENS}
     * @param settings the client's settings
     * @return the adapter
     * @throws dev.mailkeys.core.InvalidRequestException if the credential or the settings can't work
     */
    public static ElasticEmailAdapter using(Secret credential, ClientSettings settings) {
        var account = ElasticEmailKeys.using(credential, settings);
        return new ElasticEmailAdapter(credential, settings, account, Optional.empty(), InstantSource.system());
    }

    /**
     * A sub-account, managed with the main account's credential; connections and concurrency bound are shared.
     *
     * @param email the sub-account's email address
     * @return the adapter
     * @throws dev.mailkeys.core.InvalidRequestException if the address is blank, which would mean the main account
     */
    public ElasticEmailAdapter ofSubaccount(String email) {
        Objects.requireNonNull(email, "email must not be null");
        return new ElasticEmailAdapter(credential, settings, account, Optional.of(email), clock);
    }

    /**
     * The same account, by another clock. It decides which keys have expired and are no longer usable.
     *
     * @param other the clock
     * @return the adapter
     */
    public ElasticEmailAdapter withClock(InstantSource other) {
        Objects.requireNonNull(other, "other must not be null");
        return new ElasticEmailAdapter(credential, settings, account, subaccount, other);
    }

    @Override
    public String provider() {
        return "elasticemail";
    }

    /** At most 15 keys. The settle time knows that Elastic Email ends a request after 600 seconds. */
    @Override
    public Capabilities capabilities() {
        return Capabilities.of(
                        AdapterSettings.settleTime(settings, LONGEST_REQUEST),
                        Capability.LISTS_AT_ONCE,
                        Capability.EXPIRES,
                        Capability.RESTRICTS_ADDRESSES,
                        Capability.ADDRESSED_BY_NAME,
                        Capability.SHOWS_SETTINGS)
                .withKeyLimit(MOST_KEYS);
    }

    @Override
    public ElasticEmailAdapter readOnly() {
        ClientSettings reading = AdapterSettings.readOnly(settings);
        var sameAccount = ElasticEmailKeys.using(credential, reading);
        return new ElasticEmailAdapter(credential, reading, sameAccount, subaccount, clock);
    }

    @Override
    public List<ManagedKey> list(String namePrefix) {
        Objects.requireNonNull(namePrefix, "namePrefix must not be null");
        return keys.list().stream()
                .filter(key -> key.name().startsWith(namePrefix))
                .map(this::managed)
                .toList();
    }

    /** Looks in the list: how Elastic Email answers to a name that no key has is not documented. */
    @Override
    public Optional<ManagedKey> find(String id) {
        Objects.requireNonNull(id, "id must not be null");
        return keys.find(id).map(this::managed);
    }

    /** Looks once in the list. */
    @Override
    public List<ManagedKey> findAll(Collection<String> ids) {
        Objects.requireNonNull(ids, "ids must not be null");
        return ids.isEmpty()
                ? List.of()
                : list("").stream().filter(key -> ids.contains(key.id())).toList();
    }

    /** What the 15 keys leave. Whether expired keys count is not documented; here they do. */
    @Override
    public OptionalInt room() {
        return OptionalInt.of(Math.max(0, MOST_KEYS - keys.list().size()));
    }

    @Override
    public NewToken create(String name, KeySettings keySettings) {
        Objects.requireNonNull(keySettings, "keySettings must not be null");
        var issued = once.create(ElasticEmailSettings.newKey(name, keySettings));
        return new NewToken(Optional.of(name), issued.token());
    }

    /** Reads the key and writes it back with the date: what somebody else changes in between may be undone. */
    @Override
    public void expire(ManagedKey key, Optional<Instant> date) {
        Objects.requireNonNull(key, "key must not be null");
        Objects.requireNonNull(date, "date must not be null");
        var changes = KeyChanges.builder().expires(date).neverExpires(date.isEmpty());
        once.update(key.id(), changes.build());
    }

    /**
     * Deletes a key. Elastic Email may refuse an unknown name with 404 or with 400, and both can mean something else: it is
     * a success only where the list does not have the name any more.
     */
    @Override
    public void delete(ManagedKey key) {
        Objects.requireNonNull(key, "key must not be null");
        try {
            once.delete(key.id());
        } catch (NotFoundException | BadRequestException refused) {
            Gone.orThrow(refused, () -> find(key.id()));
        }
    }

    /**
     * Lists the keys of its own account with the token. A token without that right is told so, and is
     * {@link Probe#ACCEPTED}; so may be one that is used from an address it is not allowed from. A refusal whose text is
     * not known is {@link Probe#UNKNOWN}. It is not known whether Elastic Email counts this as a use of the key; expect
     * that it does.
     */
    @Override
    public Probe probe(Secret token) {
        Objects.requireNonNull(token, "token must not be null");
        return Showing.by(() -> account.with(token).list());
    }

    @Override
    public boolean authenticatesWith(Secret token) {
        Objects.requireNonNull(token, "token must not be null");
        return credential.equals(token);
    }

    private ManagedKey managed(KeyInfo key) {
        boolean usable = key.expires().map(clock.instant()::isBefore).orElse(true);
        Optional<String> signOfUse = key.lastUsed().map(Instant::toString);
        return new ManagedKey(
                key.name(),
                key.name(),
                usable,
                ElasticEmailSettings.of(key),
                Optional.empty(),
                key.created(),
                signOfUse);
    }

    /** Finds Elastic Email by its jar. */
    public static final class Factory implements ProviderAdapterFactory {

        /** For {@link java.util.ServiceLoader}. */
        public Factory() {}

        @Override
        public String provider() {
            return "elasticemail";
        }

        @Override
        public ProviderAdapter adapter(Secret credential, ClientSettings settings) {
            return using(credential, settings);
        }
    }
}
