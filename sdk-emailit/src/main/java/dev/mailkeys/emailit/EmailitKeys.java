package dev.mailkeys.emailit;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Page;
import dev.mailkeys.core.Pages;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.Constraints;
import dev.mailkeys.core.provider.Endpoint;
import dev.mailkeys.core.provider.Models;
import dev.mailkeys.core.provider.Repeat;
import dev.mailkeys.core.provider.Timing;
import java.util.Objects;
import java.util.Optional;

/**
 * The API keys of one Emailit workspace.
 *
 * <p>A key is addressed by its id, which stays the same when it is renamed or rotated. Its token is shown when it is
 * created or rotated, and never again. The same token is the password for SMTP.
 *
 * <p>Keys can be managed with a key of {@linkplain Scope#FULL full} scope alone. <b>Rotating or deleting the very key
 * that a client was made with locks that client out at once</b>; Emailit does not guard against it, and neither does this
 * class, because nothing tells which id the credential belongs to.
 *
 * <p>Immutable and safe to share between threads; needs no closing. Every method throws a
 * {@link dev.mailkeys.core.MailkeysException} when there is no usable answer. A create or a rotate is sent once; when
 * its outcome is unknown, {@code mayHaveTakenEffect()} says so.
 */
public final class EmailitKeys {

    private static final String KEYS = "/api-keys";
    private static final String KEY = KEYS + "/{id}";

    private static final Endpoint<IssuedKey> CREATE =
            Endpoint.of("create", Repeat.NEVER, "POST", KEYS, IssuedKey.class);
    private static final Endpoint<KeyInfo> GET = Endpoint.of("get", Repeat.SAFE, "GET", KEY, KeyInfo.class);
    private static final Endpoint<KeyInfo> UPDATE =
            Endpoint.of("update", Repeat.IDEMPOTENT, "POST", KEY, KeyInfo.class);
    private static final Endpoint<Deleted> DELETE =
            Endpoint.of("delete", Repeat.IDEMPOTENT, "DELETE", KEY, Deleted.class);

    private final ApiClient api;

    EmailitKeys(ApiClient api) {
        this.api = api;
    }

    /**
     * The keys of the workspace that a management credential belongs to, with default settings.
     *
     * @param credential an API key of full scope, {@code secret_…}, or an OAuth access token
     * @return the client
     * @throws dev.mailkeys.core.InvalidRequestException if the credential can't stand in a header
     */
    public static EmailitKeys using(Secret credential) {
        return using(credential, ClientSettings.defaults());
    }

    /**
     * The keys of the workspace that a management credential belongs to.
     *
     * @param credential an API key of full scope, {@code secret_…}, or an OAuth access token
     * @param settings the client's settings
     * @return the client
     * @throws dev.mailkeys.core.InvalidRequestException if the credential or the settings can't work
     */
    public static EmailitKeys using(Secret credential, ClientSettings settings) {
        return using(credential, settings, Timing.system());
    }

    /**
     * The same on a timing of one's own, for tests: with {@code SimulatedTiming} of {@code sdk-testkit} no wait takes time.
     *
     * @param credential an API key of full scope, {@code secret_…}, or an OAuth access token
     * @param settings the client's settings
     * @param timing the clock, sleep and chance
     * @return the client
     * @throws dev.mailkeys.core.InvalidRequestException if the credential or the settings can't work
     */
    public static EmailitKeys using(Secret credential, ClientSettings settings, Timing timing) {
        return new EmailitKeys(ApiClient.of(Emailit.PROFILE, credential, settings, timing));
    }

    /**
     * The keys of the workspace whose credential is in the environment variable {@code EMAILIT_API_KEY}. If
     * {@code MAILKEYS_EMAILIT_URL} is set, calls go to that address, such as a simulator's, in place of Emailit's.
     *
     * @return the client, with default settings
     * @throws IllegalStateException if the variable is not set
     */
    public static EmailitKeys fromEnv() {
        return new EmailitKeys(ApiClient.fromEnv(new Emailit()));
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
    public EmailitKeys with(CallSettings changes) {
        return new EmailitKeys(api.with(changes));
    }

    /**
     * The same keys, asked about with another credential; connections, pace and concurrency bound are shared.
     *
     * @param credential the credential
     * @return the client
     * @throws dev.mailkeys.core.InvalidRequestException if the credential can't stand in a header
     */
    public EmailitKeys with(Secret credential) {
        return new EmailitKeys(api.with(Objects.requireNonNull(credential, "credential must not be null")));
    }

    /**
     * Creates a key. Its token is in the answer and nowhere else: keep it at once.
     *
     * <p>Sent once. If the answer is lost, names being unique makes it safe to call again: either there was no key, and
     * this call makes it, or a {@link dev.mailkeys.core.ConflictException} names the key that has the name. That key may
     * be the lost call's or may have been there before ({@link #get} shows when it was made), and its token can't be
     * had in either case: {@link #rotate} it, or {@link #delete} it and create again.
     *
     * @param newKey the key to make
     * @return the token, and what Emailit says that it made
     * @throws dev.mailkeys.core.ConflictException if the name is taken
     * @throws dev.mailkeys.core.ForbiddenException if the credential has no full scope
     */
    public IssuedKey create(NewKey newKey) {
        Objects.requireNonNull(newKey, "newKey must not be null");
        return api.call(CREATE.at().checked(newKey::check).body(newKey));
    }

    /**
     * Reads one key.
     *
     * @param id the key's id
     * @return the key, without its token
     * @throws dev.mailkeys.core.NotFoundException if the workspace has no such key
     */
    public KeyInfo get(String id) {
        Objects.requireNonNull(id, "id must not be null");
        return api.call(GET.at(id));
    }

    /**
     * Lists all keys, the newest first, 100 to a page. To delete some of them, read {@code list().toList()} first: pages
     * shift while keys go, and keys would be skipped.
     *
     * @return the keys, read page by page as they are asked for
     */
    public Pages<KeyInfo> list() {
        return list(ListKeys.builder().build());
    }

    /**
     * Lists keys, the newest first. To delete some of them, read {@code list(options).toList()} first.
     *
     * @param options which keys, and how many at a time
     * @return the keys, read page by page as they are asked for
     * @throws dev.mailkeys.core.InvalidRequestException if a documented limit is broken; it lists every one
     */
    public Pages<KeyInfo> list(ListKeys options) {
        Objects.requireNonNull(options, "options must not be null");
        Constraints rules = Constraints.of("emailit.list");
        options.check(rules);
        rules.throwIfBroken();
        return Pages.of(
                "emailit.list",
                options.page(),
                number -> api.call(options.from(number).addTo(page(number).at())));
    }

    /**
     * Finds a key by name. Reads all pages rather than trusting Emailit's search, whose rules are not documented.
     *
     * @param name the name, compared exactly
     * @return the key; empty if there is none, or if it moved to another page while pages were read
     */
    public Optional<KeyInfo> findByName(String name) {
        Objects.requireNonNull(name, "name must not be null");
        return list().stream().filter(key -> key.name().equals(name)).findFirst();
    }

    /**
     * Gives a key another name. Its id, token, scope and domain stay.
     *
     * <p>May be sent more than once, because it says what the name is to be.
     *
     * @param id the key's id
     * @param changes the new name
     * @return the key as it is now
     * @throws dev.mailkeys.core.ConflictException if another key has the name
     * @throws dev.mailkeys.core.NotFoundException if the workspace has no such key
     */
    public KeyInfo update(String id, KeyChanges changes) {
        Objects.requireNonNull(id, "id must not be null");
        Objects.requireNonNull(changes, "changes must not be null");
        return api.call(UPDATE.at(id).checked(changes::check).body(changes));
    }

    /**
     * Gives a key a new token. <b>The old token is dead from that moment</b>, for the API and for SMTP: whatever still
     * uses it is refused. Id, name, scope and domain stay. Where that moment is too costly, create a key
     * {@linkplain NewKey#like like} it, switch, and delete the old one.
     *
     * <p>Sent once. If the answer is lost, the old token may be dead and the new one unknown; calling again is then the
     * way out, unless it was the client's own key: that client's next call is refused with a
     * {@link dev.mailkeys.core.UnauthorizedException}, and another full key or Emailit's dashboard must help.
     *
     * @param id the key's id
     * @return the new token
     * @throws dev.mailkeys.core.NotFoundException if the workspace has no such key
     */
    public IssuedKey rotate(String id) {
        Objects.requireNonNull(id, "id must not be null");
        return api.call(rotation(id).at(id));
    }

    /**
     * Deletes a key; its token is dead from that moment.
     *
     * @param id the key's id
     * @throws dev.mailkeys.core.NotFoundException if the workspace has no such key; after a retry that can be the trace
     *     of the first attempt having worked
     * @throws dev.mailkeys.core.RefusedException if Emailit answers that the key was not deleted
     */
    public void delete(String id) {
        Objects.requireNonNull(id, "id must not be null");
        api.call(DELETE.at(id));
    }

    /** Not a constant, because a page does not say its own number. */
    private static Endpoint<Page<KeyInfo>> page(int number) {
        return Endpoint.of("list", Repeat.SAFE, "GET", KEYS, KeyPage.class, page -> page.numbered(number));
    }

    /** Not a constant, because an answer without an id is about the requested key. */
    private static Endpoint<IssuedKey> rotation(String id) {
        return Endpoint.of(
                "rotate",
                Repeat.NEVER,
                "POST",
                KEY + "/regenerate",
                IssuedKey.Builder.class,
                answer -> answer.build(id));
    }

    /** An answer of success that does not say the contrary. */
    record Deleted(@JsonProperty("deleted") Optional<Boolean> deleted) {

        Deleted {
            Models.confirm(deleted);
        }
    }
}
