package dev.mailkeys.elasticemail;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.Constraints;
import dev.mailkeys.core.provider.Endpoint;
import dev.mailkeys.core.provider.Repeat;
import dev.mailkeys.core.provider.Timing;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The API keys of one Elastic Email account, or of one of its sub-accounts.
 *
 * <p>At Elastic Email <b>a key is addressed by its name</b>, and its token is shown once, when it is created.
 *
 * <p><b>There is no rotate</b> in version 4 of the API. Instead: create a key under another name, deliver its token,
 * make sure that everything uses it ({@link KeyInfo#lastUsed()} of the old key stands still), and delete the old one.
 * That needs a free place among the 15 keys that an account may have, and a credential other than the old key:
 * <b>deleting or narrowing the key that this client itself uses locks it out</b>, and nothing at Elastic Email is known
 * to prevent it.
 *
 * <p>Immutable and safe to share between threads; needs no closing. Elastic Email allows 20 requests at once, so by
 * default this client makes no more; all clients of one account should share one instance. It ends every request after
 * 600 seconds.
 *
 * <p>Every method throws a {@link dev.mailkeys.core.MailkeysException} when there is no usable answer. A create is sent
 * once; when its outcome is unknown, {@code mayHaveTakenEffect()} says so.
 *
 * <p>Elastic Email answers a bad credential or a missing access level with 400. This client reports
 * {@link dev.mailkeys.core.UnauthorizedException} and {@link dev.mailkeys.core.ForbiddenException} for 401 and 403, and
 * for 400 where the text is, whole and alone, one that is known to say so ("Incorrect apikey", "Access Denied."). Both
 * were seen from an older version of the API; any other text is a {@link dev.mailkeys.core.BadRequestException},
 * <b>which therefore may still mean a bad credential</b>.
 */
public final class ElasticEmailKeys {

    private static final String KEYS = "/security/apikeys";
    private static final String KEY = KEYS + "/{name}";
    private static final String SUBACCOUNT = "subaccount";

    @SuppressWarnings("unchecked") // An object of JSON.
    private static final Class<Map<String, @Nullable Object>> FIELDS =
            (Class<Map<String, @Nullable Object>>) (Class<?>) Map.class;

    private static final Endpoint<List<KeyInfo>> LIST =
            Endpoint.of("list", Repeat.SAFE, "GET", KEYS, KeyInfo[].class, List::of);
    private static final Endpoint<KeyInfo> GET = Endpoint.of("get", Repeat.SAFE, "GET", KEY, KeyInfo.class);
    private static final Endpoint<CurrentKey> READ_TO_UPDATE =
            Endpoint.of("update", Repeat.SAFE, "GET", KEY, FIELDS, CurrentKey::of);
    private static final Endpoint<KeyInfo> UPDATE = Endpoint.of("update", Repeat.IDEMPOTENT, "PUT", KEY, KeyInfo.class);
    private static final Endpoint<KeyInfo> REPLACE =
            Endpoint.of("replace", Repeat.IDEMPOTENT, "PUT", KEY, KeyInfo.class);
    private static final Endpoint<@Nullable Void> DELETE =
            Endpoint.withoutAnswer("delete", Repeat.IDEMPOTENT, "DELETE", KEY);

    /**
     * A GET, but no document says whether it shows a key or makes one. A key too many is worse than a lost answer, so
     * it is sent once.
     */
    private static final Endpoint<Secret> SUBACCOUNT_KEY =
            Endpoint.of("subaccountKey", Repeat.NEVER, "GET", "/subaccounts/{email}/apikey", Secret.class);

    private final ApiClient api;
    private final Optional<String> subaccount;

    private ElasticEmailKeys(ApiClient api, Optional<String> subaccount) {
        this.api = api;
        this.subaccount = subaccount;
    }

    /**
     * The keys of the account that a management credential belongs to, with default settings.
     *
     * @param credential an API key with the levels {@link AccessLevel#VIEW_ACCESS_TOKENS} and
     *     {@link AccessLevel#MODIFY_ACCESS_TOKENS}
     * @return the client
     * @throws dev.mailkeys.core.InvalidRequestException if the credential can't stand in a header
     */
    public static ElasticEmailKeys using(Secret credential) {
        return using(credential, ClientSettings.defaults());
    }

    /**
     * The keys of the account that a management credential belongs to.
     *
     * @param credential an API key with the levels {@link AccessLevel#VIEW_ACCESS_TOKENS} and
     *     {@link AccessLevel#MODIFY_ACCESS_TOKENS}
     * @param settings the client's settings
     * @return the client
     * @throws dev.mailkeys.core.InvalidRequestException if the credential or the settings can't work
     */
    public static ElasticEmailKeys using(Secret credential, ClientSettings settings) {
        return using(credential, settings, Timing.system());
    }

    /**
     * The same on a timing of one's own, for tests: with {@code SimulatedTiming} of {@code sdk-testkit} no wait takes time.
     *
     * @param credential an API key with the levels {@link AccessLevel#VIEW_ACCESS_TOKENS} and
     *     {@link AccessLevel#MODIFY_ACCESS_TOKENS}
     * @param settings the client's settings
     * @param timing the clock, sleep and chance
     * @return the client
     * @throws dev.mailkeys.core.InvalidRequestException if the credential or the settings can't work
     */
    public static ElasticEmailKeys using(Secret credential, ClientSettings settings, Timing timing) {
        return new ElasticEmailKeys(ApiClient.of(ElasticEmail.PROFILE, credential, settings, timing), Optional.empty());
    }

    /**
     * The keys of the account whose credential is in the environment variable {@code ELASTICEMAIL_API_KEY}. If
     * {@code MAILKEYS_ELASTICEMAIL_URL} is set, calls go to that address, such as a simulator's, in place of Elastic Email's.
     *
     * @return the client, with default settings
     * @throws IllegalStateException if the variable is not set
     */
    public static ElasticEmailKeys fromEnv() {
        return new ElasticEmailKeys(ApiClient.fromEnv(new ElasticEmail()), Optional.empty());
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
     * The same keys with other settings for the calls. Those that are not set stay as they are here; connections and
     * concurrency bound are shared.
     *
     * @param changes the time limits, retries or listener that change
     * @return the client
     * @throws dev.mailkeys.core.InvalidRequestException if the settings can't work
     */
    public ElasticEmailKeys with(CallSettings changes) {
        return new ElasticEmailKeys(api.with(changes), subaccount);
    }

    /**
     * The same keys, asked about with another credential; connections, pace and concurrency bound are shared.
     *
     * @param credential the credential
     * @return the client
     * @throws dev.mailkeys.core.InvalidRequestException if the credential can't stand in a header
     */
    public ElasticEmailKeys with(Secret credential) {
        return new ElasticEmailKeys(
                api.with(Objects.requireNonNull(credential, "credential must not be null")), subaccount);
    }

    /**
     * The keys of a sub-account, managed with the main account's credential; connections, concurrency bound and
     * settings are shared. This client itself stays as it is.
     *
     * @param email the sub-account's email address
     * @return the client
     * @throws dev.mailkeys.core.InvalidRequestException if the address is blank, which would mean the main account
     */
    public ElasticEmailKeys ofSubaccount(String email) {
        Objects.requireNonNull(email, "email must not be null");
        Constraints rules = Constraints.of(ElasticEmail.PROFILE.name() + ".settings");
        KeyRules.subaccount(email, rules);
        rules.throwIfBroken();
        return new ElasticEmailKeys(api, Optional.of(email));
    }

    /**
     * Creates a key. Its token is in the answer and is never shown again.
     *
     * <p>Sent once. If the answer is lost, the key may exist and its token is lost with it: {@link #find} the name, and
     * delete that key before creating another. What a second create with the same name does is not documented.
     *
     * @param newKey the key to make
     * @return the token, and the key as it was made
     * @throws dev.mailkeys.core.KeyLimitException if Elastic Email says that the account has its 15 keys; its words for
     *     that are not documented, so the same refusal may be a {@link dev.mailkeys.core.BadRequestException}
     */
    public IssuedKey create(NewKey newKey) {
        Objects.requireNonNull(newKey, "newKey must not be null");
        return api.call(creation(newKey.name()).at().checked(newKey::checkNew).body(new Payload(newKey, subaccount)));
    }

    /**
     * Lists all keys; Elastic Email has no pages.
     *
     * @return the keys, without tokens
     */
    public List<KeyInfo> list() {
        return api.call(LIST.at().query(SUBACCOUNT, subaccount));
    }

    /**
     * Finds a key by name. Lists all keys, because it is not documented how Elastic Email answers a {@link #get} of a
     * name that does not exist.
     *
     * @param name the name, compared exactly
     * @return the key; empty if there is none
     */
    public Optional<KeyInfo> find(String name) {
        Objects.requireNonNull(name, "name must not be null");
        return list().stream().filter(key -> key.name().equals(name)).findFirst();
    }

    /**
     * Gets one key.
     *
     * @param name the key's name
     * @return the key, without its token
     * @throws dev.mailkeys.core.InvalidRequestException if the name can't be part of an address; nothing was sent
     */
    public KeyInfo get(String name) {
        Objects.requireNonNull(name, "name must not be null");
        return api.call(GET.at(name).query(SUBACCOUNT, subaccount));
    }

    /**
     * Changes what {@code changes} names and leaves the rest: reads the key, puts the changes into it, and writes it
     * back whole, because Elastic Email replaces everything and is expected to clear what a request leaves out. Fields
     * that this version has no name for are written back as they came.
     *
     * <p>These are two calls, each within the deadline of its own. There is no version to compare in between (no
     * {@code ETag}): <b>what somebody else changes at the same moment may be undone</b>, so let one program at a time
     * change a key, and look at the answer.
     *
     * @param name the key's present name
     * @param changes what to change
     * @return the key as it is now
     * @throws dev.mailkeys.core.UnreadableResponseException if the key could not be read so completely that it could be
     *     written back; {@code mayHaveTakenEffect()} is {@code false} then
     * @throws dev.mailkeys.core.NotFoundException if there is no such key and Elastic Email says so with 404; after a
     *     retry of a rename that can be the trace of the first attempt having worked
     */
    public KeyInfo update(String name, KeyChanges changes) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(changes, "changes must not be null");
        CurrentKey current =
                api.call(READ_TO_UPDATE.at(name).query(SUBACCOUNT, subaccount).checked(changes::check));
        return api.call(UPDATE.at(name).body(current.with(changes, subaccount)));
    }

    /**
     * Puts a whole new state in the place of a key's: <b>what {@code state} leaves out is cleared</b>, and so may be
     * what this version has no name for. The token stays. {@link #update} changes single things.
     *
     * @param name the key's present name
     * @param state all that the key is to be; another name is expected to rename it, which no document confirms
     * @return the key as it is now
     */
    public KeyInfo replace(String name, NewKey state) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(state, "state must not be null");
        Map<String, @Nullable Object> whole = state.whole();
        subaccount.ifPresent(email -> whole.put("Subaccount", email));
        return api.call(REPLACE.at(name).checked(state::check).body(whole));
    }

    /**
     * Deletes a key; its token is dead from that moment. How soon every server of Elastic Email knows is not
     * documented.
     *
     * @param name the key's name
     * @throws dev.mailkeys.core.NotFoundException if there is no such key and Elastic Email says so with 404; after a
     *     retry that can be the trace of the first attempt having worked
     */
    public void delete(String name) {
        Objects.requireNonNull(name, "name must not be null");
        api.call(DELETE.at(name).query(SUBACCOUNT, subaccount));
    }

    /**
     * Gets the token of a sub-account's default key, to set that account up with. <b>That key lapses after 48
     * hours</b>: create a lasting one with it, or with {@link #ofSubaccount}. Needs
     * {@link AccessLevel#MODIFY_SUB_ACCOUNTS}.
     *
     * <p>Sent once, because it is not documented whether a second call shows the same key or makes another.
     *
     * @param email the sub-account's email address; the one that {@link #ofSubaccount} was called with plays no part
     * @return the token
     */
    public Secret subaccountKey(String email) {
        Objects.requireNonNull(email, "email must not be null");
        return api.call(SUBACCOUNT_KEY.at(email));
    }

    /** An unreadable name does not cost the token: the requested name is used. */
    private static Endpoint<IssuedKey> creation(String asked) {
        return Endpoint.of(
                "create",
                Repeat.NEVER,
                "POST",
                KEYS,
                KeyInfo.Builder.class,
                answer -> IssuedKey.of(answer.build(asked)));
    }

    /** A key, and the sub-account that it is for. */
    record Payload(
            @JsonUnwrapped NewKey key,
            @JsonProperty("Subaccount") Optional<String> subaccount) {}
}
