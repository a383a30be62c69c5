package dev.mailkeys.jetemail;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.Endpoint;
import dev.mailkeys.core.provider.Repeat;
import dev.mailkeys.core.provider.Timing;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The transactional keys of one JetEmail account.
 *
 * <p>At JetEmail <b>a key is addressed by its token</b>; there is no other handle to change it by. Its {@code uuid},
 * visible in lists alone, is what stays the same when the token is rotated.
 *
 * <p>Immutable and safe to share between threads; needs no closing. All clients of one account should share one
 * instance, because JetEmail counts calls by account: more than 240 in a minute block the account for five minutes,
 * sending included. By default this client keeps below that.
 *
 * <p>Every method throws a {@link dev.mailkeys.core.MailkeysException} when there is no usable answer. A create or a
 * rotate is sent once; when its outcome is unknown, {@code mayHaveTakenEffect()} says so.
 */
public final class JetEmailKeys {

    private static final String KEYS = "/outbound/transactional-keys";

    private static final Endpoint<List<KeyInfo>> LIST =
            Endpoint.of("list", Repeat.SAFE, "GET", KEYS, KeyList.class, KeyList::all);
    private static final Endpoint<IssuedKey> CREATE =
            Endpoint.of("create", Repeat.NEVER, "POST", KEYS, IssuedKey.class);
    private static final Endpoint<Bodies.Done> UPDATE =
            Endpoint.of("update", Repeat.IDEMPOTENT, "PATCH", KEYS, Bodies.Done.class);
    private static final Endpoint<Bodies.Done> ENABLE =
            Endpoint.of("enable", Repeat.IDEMPOTENT, "PATCH", KEYS, Bodies.Done.class);
    private static final Endpoint<Bodies.Done> DISABLE =
            Endpoint.of("disable", Repeat.IDEMPOTENT, "PATCH", KEYS, Bodies.Done.class);
    private static final Endpoint<IssuedKey> ROTATE =
            Endpoint.of("rotate", Repeat.NEVER, "POST", KEYS + "/rotate", IssuedKey.class);
    private static final Endpoint<Bodies.Done> DELETE =
            Endpoint.of("delete", Repeat.IDEMPOTENT, "DELETE", KEYS, Bodies.Done.class);

    private final ApiClient api;

    JetEmailKeys(ApiClient api) {
        this.api = api;
    }

    /**
     * The keys of the account that a management credential belongs to, with default settings.
     *
     * @param credential an account API key, {@code api_…}; a {@code transactional_…} token can't manage keys
     * @return the client
     * @throws dev.mailkeys.core.InvalidRequestException if the credential can't stand in a header, or is a key's token
     */
    public static JetEmailKeys using(Secret credential) {
        return using(credential, ClientSettings.defaults());
    }

    /**
     * The keys of the account that a management credential belongs to.
     *
     * @param credential an account API key, {@code api_…}; a {@code transactional_…} token can't manage keys
     * @param settings the client's settings
     * @return the client
     * @throws dev.mailkeys.core.InvalidRequestException if the credential or the settings can't work
     */
    public static JetEmailKeys using(Secret credential, ClientSettings settings) {
        return using(credential, settings, Timing.system());
    }

    /**
     * The same on a timing of one's own, for tests: with {@code SimulatedTiming} of {@code sdk-testkit} no wait takes time.
     *
     * @param credential an account API key, {@code api_…}; a {@code transactional_…} token can't manage keys
     * @param settings the client's settings
     * @param timing the clock, sleep and chance
     * @return the client
     * @throws dev.mailkeys.core.InvalidRequestException if the credential or the settings can't work
     */
    public static JetEmailKeys using(Secret credential, ClientSettings settings, Timing timing) {
        return new JetEmailKeys(ApiClient.of(JetEmail.PROFILE, credential, settings, timing));
    }

    /**
     * The keys of the account whose credential is in the environment variable {@code JETEMAIL_API_KEY}. If
     * {@code MAILKEYS_JETEMAIL_URL} is set, calls go to that address, such as a simulator's, in place of JetEmail's.
     *
     * @return the client, with default settings
     * @throws IllegalStateException if the variable is not set
     */
    public static JetEmailKeys fromEnv() {
        return new JetEmailKeys(ApiClient.fromEnv(new JetEmail()));
    }

    /**
     * The settings that this client has.
     *
     * @return the settings, in which those of the calls are as {@link #with(CallSettings)} left them
     */
    public ClientSettings settings() {
        return api.settings();
    }

    /**
     * The same keys with other settings for the calls. Those that are not set stay as they are here; connections, pace and
     * concurrency bound are shared.
     *
     * @param changes the time limits, retries or listener that change
     * @return the client
     * @throws dev.mailkeys.core.InvalidRequestException if the settings can't work
     */
    public JetEmailKeys with(CallSettings changes) {
        return new JetEmailKeys(api.with(changes));
    }

    /**
     * Creates a key. Its token is in the answer; JetEmail's own documents show it in lists as well, but do not count on
     * that.
     *
     * <p>Sent once. JetEmail does not ask names to be unique, so a create that is repeated after a lost answer makes a
     * second key: look for the name with {@link #findByName} first.
     *
     * @param newKey the key to make
     * @return the token, and nothing else: JetEmail gives neither uuid nor settings here
     * @throws dev.mailkeys.core.InvalidRequestException if a documented limit is broken; nothing was sent
     */
    public IssuedKey create(NewKey newKey) {
        Objects.requireNonNull(newKey, "newKey must not be null");
        return api.call(CREATE.at().checked(newKey::check).body(newKey));
    }

    /**
     * Lists all keys; JetEmail has no pages.
     *
     * @return the keys, with their tokens where JetEmail shows them
     */
    public List<KeyInfo> list() {
        return api.call(LIST.at());
    }

    /**
     * Finds a key by the handle that survives a rotation. Lists all keys, because JetEmail has no call for one.
     *
     * @param uuid the key's uuid
     * @return the key; empty if there is none
     */
    public Optional<KeyInfo> find(String uuid) {
        Objects.requireNonNull(uuid, "uuid must not be null");
        return list().stream()
                .filter(key -> key.uuid().filter(uuid::equals).isPresent())
                .findFirst();
    }

    /**
     * Finds keys by name. Lists all keys, because JetEmail has no call for one.
     *
     * @param name the name, compared exactly
     * @return the keys of that name; names need not be unique
     */
    public List<KeyInfo> findByName(String name) {
        Objects.requireNonNull(name, "name must not be null");
        return list().stream()
                .filter(key -> key.name().filter(name::equals).isPresent())
                .toList();
    }

    /**
     * Changes what {@code changes} names and leaves the rest.
     *
     * @param token the key's current token
     * @param changes what to change; an absent list is left alone, an empty one asks JetEmail to clear it, which its
     *     documents neither promise nor rule out: list the key afterwards
     * @throws dev.mailkeys.core.InvalidRequestException if a documented limit is broken; nothing was sent
     */
    public void update(Secret token, KeyChanges changes) {
        Objects.requireNonNull(token, "token must not be null");
        Objects.requireNonNull(changes, "changes must not be null");
        api.call(UPDATE.at().checked(changes::check).body(new Bodies.Update(token, changes)));
    }

    /**
     * Lets a disabled key send again.
     *
     * @param token the key's current token
     */
    public void enable(Secret token) {
        Objects.requireNonNull(token, "token must not be null");
        api.call(ENABLE.at().body(new Bodies.Switch(token, 1)));
    }

    /**
     * Stops a key from sending until it is enabled. A disabled key can't be rotated.
     *
     * @param token the key's current token
     */
    public void disable(Secret token) {
        Objects.requireNonNull(token, "token must not be null");
        api.call(DISABLE.at().body(new Bodies.Switch(token, 0)));
    }

    /**
     * Gives a key a new token. <b>The old token is dead from that moment</b>: whatever still uses it is refused. Name,
     * domains, quota, IP restrictions and uuid stay.
     *
     * <p>Sent once. If the answer is lost, do not call again: the old token may be dead, and a second call with it is
     * answered with 404. List the keys, find the uuid, and take the token from there.
     *
     * @param token the key's current token
     * @return the new token
     * @throws dev.mailkeys.core.ForbiddenException if the key is disabled
     * @throws dev.mailkeys.core.NotFoundException if no key has this token, or no longer
     */
    public IssuedKey rotate(Secret token) {
        Objects.requireNonNull(token, "token must not be null");
        return api.call(ROTATE.at().body(new Bodies.OfKey(token)));
    }

    /**
     * Deletes a key; its token is dead from that moment.
     *
     * @param token the key's current token
     * @throws dev.mailkeys.core.NotFoundException if no key has this token; after a retry that can be the trace of the
     *     first attempt having worked
     */
    public void delete(Secret token) {
        Objects.requireNonNull(token, "token must not be null");
        api.call(DELETE.at().body(new Bodies.OfKey(token)));
    }
}
