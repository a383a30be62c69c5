package dev.mailkeys.rotation.provider;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.Page;
import dev.mailkeys.core.Secret;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.IssuedKey;
import dev.mailkeys.emailit.KeyInfo;
import dev.mailkeys.emailit.ListKeys;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The API keys of one Emailit workspace. Settings: {@code scope}, which is always said, and {@code sendingDomainId}.
 *
 * <p>Names are unique: a second create under the same name is a {@link dev.mailkeys.core.ConflictException}. A key is
 * always usable, for Emailit's API can neither disable a key nor let it expire.
 */
public final class EmailitAdapter implements ProviderAdapter {

    /** An assumption: Emailit documents no time limit of its own. */
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(60);

    private final EmailitKeys keys;
    private final EmailitKeys once;
    private final Secret credential;
    private final ClientSettings settings;

    private EmailitAdapter(Secret credential, ClientSettings settings) {
        this.keys = EmailitKeys.using(credential, settings);
        this.once = keys.with(AdapterSettings.once(settings));
        this.credential = credential;
        this.settings = settings;
    }

    /**
     * The workspace that a management credential belongs to.
     *
     * @param credential an API key of full scope, {@code secret_…}, or an OAuth access token
     * @param settings the client's settings
     * @return the adapter
     * @throws dev.mailkeys.core.InvalidRequestException if the credential or the settings can't work
     */
    public static EmailitAdapter using(Secret credential, ClientSettings settings) {
        return new EmailitAdapter(credential, settings);
    }

    @Override
    public String provider() {
        return "emailit";
    }

    /** No limits are documented. The settle time assumes that Emailit ends a request after 60 seconds. */
    @Override
    public Capabilities capabilities() {
        return Capabilities.of(
                AdapterSettings.settleTime(settings, LONGEST_REQUEST), Capability.ROTATES, Capability.SHOWS_SETTINGS);
    }

    @Override
    public EmailitAdapter readOnly() {
        return using(credential, AdapterSettings.readOnly(settings));
    }

    /**
     * The keys whose name begins so. All pages are read rather than trusting Emailit's search, whose rules are not
     * documented. Where there is more than one page, a key that is deleted meanwhile moves another to a page that was
     * read already; so the search is asked as well, and what either shows is listed once.
     */
    @Override
    public List<ManagedKey> list(String namePrefix) {
        Objects.requireNonNull(namePrefix, "namePrefix must not be null");
        Map<String, KeyInfo> found = new LinkedHashMap<>();
        int pages = addTo(found, ListKeys.builder().build());
        if (pages > 1 && !namePrefix.isEmpty()) {
            addTo(found, ListKeys.builder().search(namePrefix).build());
        }
        return found.values().stream()
                .filter(key -> key.name().startsWith(namePrefix))
                .map(EmailitAdapter::managed)
                .toList();
    }

    @Override
    public Optional<ManagedKey> find(String id) {
        try {
            return Optional.of(managed(keys.get(id)));
        } catch (NotFoundException gone) {
            return Optional.empty();
        }
    }

    /** Empty: Emailit documents no limit. */
    @Override
    public OptionalInt room() {
        return OptionalInt.empty();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the settings name no scope, for which Emailit would take the widest; nothing was
     *     sent
     */
    @Override
    public NewToken create(String name, KeySettings keySettings) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(keySettings, "keySettings must not be null");
        return issued(once.create(EmailitSettings.newKey(name, keySettings)));
    }

    @Override
    public NewToken rotate(ManagedKey key) {
        Objects.requireNonNull(key, "key must not be null");
        return issued(once.rotate(key.id()));
    }

    @Override
    public void delete(ManagedKey key) {
        Objects.requireNonNull(key, "key must not be null");
        try {
            once.delete(key.id());
        } catch (NotFoundException gone) {
            // Its id is never given to another key, so this is what was wanted.
        }
    }

    /**
     * Lists one key with the token. A token of scope {@code sending} may not, and is expected to be told so with 403: it is
     * {@link Probe#ACCEPTED}. It is not known whether Emailit counts this as a use of the key; expect that it does.
     */
    @Override
    public Probe probe(Secret token) {
        Objects.requireNonNull(token, "token must not be null");
        ListKeys oneKey = ListKeys.builder().limit(1).build();
        return Showing.by(() -> keys.with(token).list(oneKey).first());
    }

    @Override
    public boolean authenticatesWith(Secret token) {
        Objects.requireNonNull(token, "token must not be null");
        return credential.equals(token);
    }

    private int addTo(Map<String, KeyInfo> found, ListKeys options) {
        int pages = 0;
        for (Page<KeyInfo> page : keys.list(options).byPage()) {
            pages++;
            page.items().forEach(key -> found.putIfAbsent(key.id(), key));
        }
        return pages;
    }

    private static NewToken issued(IssuedKey key) {
        return new NewToken(Optional.of(key.id()), key.token());
    }

    private static ManagedKey managed(KeyInfo key) {
        Optional<String> signOfUse = key.lastUsed().map(Instant::toString);
        return new ManagedKey(
                key.id(), key.name(), true, EmailitSettings.of(key), Optional.empty(), key.created(), signOfUse);
    }

    /** Finds Emailit by its jar. */
    public static final class Factory implements ProviderAdapterFactory {

        /** For {@link java.util.ServiceLoader}. */
        public Factory() {}

        @Override
        public String provider() {
            return "emailit";
        }

        @Override
        public ProviderAdapter adapter(Secret credential, ClientSettings settings) {
            return using(credential, settings);
        }
    }
}
