package dev.mailkeys.testkit;

import dev.mailkeys.testkit.simulator.emailit.EmailitApi;
import java.net.URI;
import java.util.Objects;

/**
 * Emailit's API keys: {@code /v2/api-keys} (list, create, get, update, rotate, delete) and {@code POST /v2/emails} to use
 * them. The workspace starts with one full key named {@code Management}, whose token is {@link #managementToken}: it is a
 * key like any other, listed, and lost when it is regenerated or deleted.
 *
 * <p><strong>Documented by the provider:</strong> the routes (update is a {@code POST}), 201 on create, ids and secrets of
 * today's shape, unique names and 409 with {@code existing} on create, a scope that can't be changed, a domain that is
 * ignored for full keys, management by full keys only, {@code page}, {@code limit} (10, at most 100, else 400) and
 * {@code search}, newest first, relative page links, the error shapes, unknown query parameters ignored.
 *
 * <p><strong>Inferred:</strong> the answer of regenerate (the key with its new secret), 403 for a sending key,
 * {@code existing} on a rename, {@code last_used_at} that moves with every authenticated call, {@code search} as a part
 * of the name in any case, whole seconds in times.
 *
 * <p><strong>Invented:</strong> most error texts; the answer of {@code /emails} but its success. <strong>Left
 * out:</strong> filters and sorting (ignored), OAuth tokens, limits on sending, whether a domain id exists.
 */
public final class EmailitSimulator extends ProviderSimulator {
    private final EmailitApi api;

    private EmailitSimulator(EmailitApi api, SimulatedClock clock, int port) {
        super(api, "/v2", clock, port);
        this.api = api;
    }

    /**
     * Starts a simulator in real time.
     *
     * @return the running simulator, to be closed
     */
    public static EmailitSimulator start() {
        return start(SimulatedClock.running());
    }

    /**
     * Starts a simulator.
     *
     * @param clock the time it believes in
     * @return the running simulator, to be closed
     */
    public static EmailitSimulator start(SimulatedClock clock) {
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
    public static EmailitSimulator start(SimulatedClock clock, int port) {
        Objects.requireNonNull(clock, "clock must not be null");
        return new EmailitSimulator(new EmailitApi(clock), clock, port);
    }

    /**
     * Adds a workspace with its own full key, also named {@code Management}.
     *
     * @return the secret of that key, in clear
     */
    public String addWorkspace() {
        return inside(api::addWorkspace);
    }

    /**
     * The status of a successful create: 201 at first, as documented; the provider's own tests also know 200.
     *
     * @param status the HTTP status
     */
    public void createStatus(int status) {
        set(() -> api.management.createStatus = status);
    }

    /**
     * Whether new keys get the older ids, which are numbers in JSON. Existing keys keep theirs.
     *
     * @param integers true for numbers
     */
    public void integerIds(boolean integers) {
        set(() -> api.management.integerIds = integers);
    }

    /**
     * The shape of errors; {@link EmailitErrorShape#BY_KIND} at first.
     *
     * @param shape the shape
     */
    public void errorShape(EmailitErrorShape shape) {
        Objects.requireNonNull(shape, "shape must not be null");
        set(() -> api.errors.shape = shape);
    }

    /** Makes page links relative, as documented today and as they are at first. */
    public void relativePageLinks() {
        set(() -> api.management.linkPrefix = "");
    }

    /**
     * Makes page links absolute, as in older documents.
     *
     * @param origin scheme and authority that the links begin with: this simulator's own, or another host's to see
     *     whether a client would follow it there
     */
    public void absolutePageLinks(URI origin) {
        Objects.requireNonNull(origin, "origin must not be null");
        set(() -> api.management.linkPrefix = origin.getScheme() + "://" + origin.getRawAuthority());
    }
}
