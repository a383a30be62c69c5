package dev.mailkeys.rotation.provider;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.jetemail.KeyInfo;
import dev.mailkeys.rotation.Capabilities;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.ProviderAdapterFactory;
import dev.mailkeys.rotation.UnaddressableKeyException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The transactional keys of one JetEmail account. Settings: {@code approvedDomains}, {@code allowAllDomains} (only where
 * it is {@code true}), {@code quota} (only where there is one; a new key's count begins at 0), {@code ipRestrictions}.
 *
 * <p>A key is found by its uuid and addressed by its token. Where JetEmail masks the tokens of its list, a key can be found
 * but not addressed: rotate, disable, enable and delete then throw an {@link UnaddressableKeyException} and send
 * nothing, unless the key was given its token from elsewhere.
 *
 * <p>A key is usable where its status is {@code active} or {@code quota-unlocked}: of any other word, those included that
 * JetEmail may add, it is not known that they let a key send.
 */
public final class JetEmailAdapter implements ProviderAdapter {

    /** An assumption: JetEmail documents no time limit of its own. */
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(60);

    private final JetEmailKeys keys;
    private final JetEmailKeys once;
    private final Secret credential;
    private final ClientSettings settings;
    private final JetEmailSending sending;

    private JetEmailAdapter(Secret credential, ClientSettings settings) {
        this.keys = JetEmailKeys.using(credential, settings);
        this.once = keys.with(AdapterSettings.once(settings));
        this.credential = credential;
        this.settings = settings;
        this.sending = new JetEmailSending(credential, settings);
    }

    /**
     * The account that a management credential belongs to.
     *
     * @param credential an account API key, {@code api_…}
     * @param settings the client's settings
     * @return the adapter
     * @throws dev.mailkeys.core.InvalidRequestException if the credential or the settings can't work
     */
    public static JetEmailAdapter using(Secret credential, ClientSettings settings) {
        return new JetEmailAdapter(credential, settings);
    }

    @Override
    public String provider() {
        return "jetemail";
    }

    /** Names have at most 64 characters. The settle time assumes that JetEmail ends a request after 60 seconds. */
    @Override
    public Capabilities capabilities() {
        return Capabilities.of(
                        AdapterSettings.settleTime(settings, LONGEST_REQUEST),
                        Capability.LISTS_AT_ONCE,
                        Capability.LISTS_TOKENS,
                        Capability.ROTATES,
                        Capability.ROTATES_BY_TOKEN,
                        Capability.DISABLES,
                        Capability.RESTRICTS_ADDRESSES,
                        Capability.SHOWS_SETTINGS)
                .withLongestName(64);
    }

    @Override
    public JetEmailAdapter readOnly() {
        return using(credential, AdapterSettings.readOnly(settings));
    }

    /**
     * {@inheritDoc}
     *
     * @throws UnaddressableKeyException if JetEmail shows such a key without a uuid, as its oldest documents do
     */
    @Override
    public List<ManagedKey> list(String namePrefix) {
        Objects.requireNonNull(namePrefix, "namePrefix must not be null");
        return keys.list().stream()
                .filter(key -> mayBeNamed(key, namePrefix))
                .map(JetEmailAdapter::managed)
                .toList();
    }

    /**
     * {@inheritDoc}
     *
     * @throws UnaddressableKeyException if JetEmail shows no uuid at all: then nothing can be said of the key
     */
    @Override
    public Optional<ManagedKey> find(String id) {
        Objects.requireNonNull(id, "id must not be null");
        return findAll(List.of(id)).stream().findFirst();
    }

    /**
     * {@inheritDoc}
     *
     * @throws UnaddressableKeyException if JetEmail shows no uuid at all: then nothing can be said of the keys
     */
    @Override
    public List<ManagedKey> findAll(Collection<String> ids) {
        Objects.requireNonNull(ids, "ids must not be null");
        List<KeyInfo> all = ids.isEmpty() ? List.of() : keys.list();
        if (!all.isEmpty() && all.stream().allMatch(key -> key.uuid().isEmpty())) {
            throw new UnaddressableKeyException(
                    "JetEmail's list shows no uuids, so " + String.join(", ", ids) + " can't be looked for.");
        }
        return all.stream()
                .filter(key -> key.uuid().filter(ids::contains).isPresent())
                .map(JetEmailAdapter::managed)
                .toList();
    }

    /** Empty: JetEmail documents no limit. */
    @Override
    public OptionalInt room() {
        return OptionalInt.empty();
    }

    /** The answer has no id; only the list does. */
    @Override
    public NewToken create(String name, KeySettings keySettings) {
        Objects.requireNonNull(keySettings, "keySettings must not be null");
        return new NewToken(
                Optional.empty(),
                once.create(JetEmailSettings.newKey(name, keySettings)).token());
    }

    @Override
    public NewToken rotate(ManagedKey key) {
        Objects.requireNonNull(key, "key must not be null");
        return new NewToken(Optional.of(key.id()), once.rotate(tokenOf(key)).token());
    }

    @Override
    public void disable(ManagedKey key) {
        Objects.requireNonNull(key, "key must not be null");
        once.disable(tokenOf(key));
    }

    @Override
    public void enable(ManagedKey key) {
        Objects.requireNonNull(key, "key must not be null");
        once.enable(tokenOf(key));
    }

    /**
     * Deletes a key. That JetEmail knows no such token proves nothing of the key, whose token may have been rotated: it is
     * a success only where the list has no key of that id any more.
     */
    @Override
    public void delete(ManagedKey key) {
        Objects.requireNonNull(key, "key must not be null");
        try {
            once.delete(tokenOf(key));
        } catch (NotFoundException unknown) {
            Gone.orThrow(unknown, () -> find(key.id()));
        }
    }

    /**
     * Looks for the token in the list, then shows it where mail is taken, with an empty message; a read-only adapter does
     * without the second, which is a POST. {@link Probe#ACCEPTED} means that the account has a key with this token that
     * may send, and that the server which was asked did not say 401; not that every server knows it already. Where
     * tokens are masked, the answer is {@link Probe#UNKNOWN}.
     */
    @Override
    public Probe probe(Secret token) {
        Objects.requireNonNull(token, "token must not be null");
        try {
            Probe listed = JetEmailTokens.judge(token, keys.list());
            return listed == Probe.ACCEPTED && !settings.readOnly() ? sending.probe(token) : listed;
        } catch (MailkeysException noProof) {
            return Probe.UNKNOWN;
        }
    }

    /** Does without the list where the key was listed with this very token. */
    @Override
    public Probe probe(ManagedKey listed, Secret token) {
        Objects.requireNonNull(listed, "listed must not be null");
        Objects.requireNonNull(token, "token must not be null");
        boolean shown = listed.usable() && listed.token().filter(token::equals).isPresent();
        return shown ? settings.readOnly() ? Probe.ACCEPTED : sending.probe(token) : probe(token);
    }

    @Override
    public boolean authenticatesWith(Secret token) {
        Objects.requireNonNull(token, "token must not be null");
        return credential.equals(token);
    }

    /** A key with neither name nor uuid may be any: it must not be taken for none. */
    private static boolean mayBeNamed(KeyInfo key, String prefix) {
        return key.name()
                .map(name -> name.startsWith(prefix))
                .orElse(prefix.isEmpty() || key.uuid().isEmpty());
    }

    private static ManagedKey managed(KeyInfo key) {
        String name = key.name().orElse("");
        String id = key.uuid()
                .orElseThrow(() -> new UnaddressableKeyException(
                        "JetEmail's list shows the key \"" + name + "\" without a uuid, so it can't be followed."));
        return new ManagedKey(
                id,
                name,
                JetEmailTokens.maySend(key.status()),
                JetEmailSettings.of(key),
                key.token(),
                key.created(),
                Optional.of(String.valueOf(key.usage())));
    }

    private static Secret tokenOf(ManagedKey key) {
        return key.token()
                .orElseThrow(() -> new UnaddressableKeyException("JetEmail addresses a key by its token, but its list"
                        + " hides the token of \"" + key.name() + "\" (" + key.id() + "). Nothing was sent."));
    }

    /** Finds JetEmail by its jar. */
    public static final class Factory implements ProviderAdapterFactory {

        /** For {@link java.util.ServiceLoader}. */
        public Factory() {}

        @Override
        public String provider() {
            return "jetemail";
        }

        @Override
        public ProviderAdapter adapter(Secret credential, ClientSettings settings) {
            return using(credential, settings);
        }
    }
}
