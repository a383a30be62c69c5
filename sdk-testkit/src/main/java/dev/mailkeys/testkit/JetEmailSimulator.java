package dev.mailkeys.testkit;

import dev.mailkeys.testkit.simulator.jetemail.JetEmailApi;
import java.util.Objects;

/**
 * JetEmail's transactional keys: {@code /outbound/transactional-keys} (list, create, update, enable, disable, rotate,
 * delete) and {@code POST /email} to use them.
 *
 * <p><strong>Documented by the provider:</strong> the routes, bodies, success messages of create, update and rotate, the
 * {@code {"success": false, "error": …}} envelope, rotate's 400, 401, 403 and 404, a body on {@code DELETE}, a
 * {@code status} that makes every other field ignored, live tokens in the list, 240 calls a minute for each account and
 * then 429 with {@code Retry-After} and five minutes without any call, 600 sends a minute.
 *
 * <p><strong>Inferred:</strong> 404 of update, delete and of a token that another account owns; names that need not be
 * unique; an empty list that clears; the minute as a sliding window; the constraints in their meaning rather than in
 * their broken patterns.
 *
 * <p><strong>Invented:</strong> delete's message, everything about the answer of {@code /email} but its success, 403 for
 * a key that may not send, an empty list of approved domains as "no restriction".
 */
public final class JetEmailSimulator extends ProviderSimulator {
    private final JetEmailApi api;

    private JetEmailSimulator(JetEmailApi api, SimulatedClock clock, int port) {
        super(api, "", clock, port);
        this.api = api;
    }

    /**
     * Starts a simulator in real time.
     *
     * @return the running simulator, to be closed
     */
    public static JetEmailSimulator start() {
        return start(SimulatedClock.running());
    }

    /**
     * Starts a simulator.
     *
     * @param clock the time it believes in
     * @return the running simulator, to be closed
     */
    public static JetEmailSimulator start(SimulatedClock clock) {
        return start(clock, 0);
    }

    /**
     * Starts a simulator at a port of one's choice, so that others know beforehand where it is.
     *
     * @param clock the time it believes in
     * @param port the port on the loopback interface; 0 for any that is free
     * @return the running simulator, to be closed
     * @throws java.io.UncheckedIOException if the port can't be had
     */
    public static JetEmailSimulator start(SimulatedClock clock, int port) {
        Objects.requireNonNull(clock, "clock must not be null");
        return new JetEmailSimulator(new JetEmailApi(clock), clock, port);
    }

    /**
     * Adds an account with its own keys and its own rate limit.
     *
     * @return its management token, in clear
     */
    public String addAccount() {
        return inside(api::addAccount);
    }

    /**
     * Names the list's array: {@code transactionalKeys} at first, {@code transactional-keys} in older documents.
     *
     * @param field the field's name
     */
    public void listEnvelope(String field) {
        Objects.requireNonNull(field, "field must not be null");
        set(() -> api.options.listEnvelope = field);
    }

    /**
     * How the list shows domains and addresses: as JSON arrays inside a string (at first, as documented), or as arrays.
     *
     * @param text true for strings
     */
    public void listsAsText(boolean text) {
        set(() -> api.options.listsAsText = text);
    }

    /**
     * How the list shows the status: as a word (at first, as documented), or as 0 and 1.
     *
     * @param words true for words
     */
    public void statusWords(boolean words) {
        set(() -> api.options.statusWords = words);
    }

    /**
     * Whether lists mask their tokens down to the last four characters. At first they show them in clear, as documented.
     *
     * @param masked true for masked tokens
     */
    public void maskTokensInList(boolean masked) {
        set(() -> api.options.maskedList = masked);
    }

    /**
     * Gives a key a status that no call of the API can give, such as {@code suspended} or {@code quota-locked}.
     *
     * @param uuid the key's uuid
     * @param status the status as the list shows it
     * @throws IllegalArgumentException if the account has no such key
     */
    public void status(String uuid, String status) {
        Objects.requireNonNull(uuid, "uuid must not be null");
        Objects.requireNonNull(status, "status must not be null");
        set(() -> api.keys().stream()
                .filter(key -> key.uuid.equals(uuid))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no key " + uuid))
                .status = status);
    }
}
