package dev.mailkeys.testkit;

import dev.mailkeys.testkit.simulator.elasticemail.ElasticEmailApi;
import java.util.Objects;

/**
 * Elastic Email's API keys: {@code /v4/security/apikeys} (list, create, get, update, delete),
 * {@code /v4/subaccounts/{email}/apikey} (operation {@code subaccountKey}) and {@code POST /v4/emails/transactional} to
 * use them. There is no rotate. The account starts with one key named {@code Management}, whose token is
 * {@link #managementToken}: it is a key like any other, listed, one of the 15, and lost when it is deleted. A key that is
 * seeded without an access level may send: {@code SendHttp}. There is no key without one at the provider.
 *
 * <p><strong>Documented by the provider:</strong> the routes, fields and success codes, names as addresses, an empty
 * answer to {@code DELETE}, the access level of each call, 15 keys, 20 concurrent calls, sub-accounts in the query or in
 * the body, a lent sub-account key that lapses after 48 hours.
 *
 * <p><strong>Seen in the provider's own tools:</strong> {@code {"Error": …}} bodies; 400 for a bad key and for a missing
 * access level (other sources say 401 and 403: see {@link #badKeyStatus} and {@link #accessDeniedStatus}); 429 without
 * {@code Retry-After}; dates with or without an offset; the older access level {@code Security}.
 *
 * <p><strong>Inferred:</strong> {@code PUT} clears what it doesn't mention and renames by another {@code Name}; ranges are
 * addresses or CIDR; limits are counted for each account, expired keys included; {@code LastUse} moves with every
 * authenticated call.
 *
 * <p><strong>Invented:</strong> the statuses for unknown and taken names (settable), the refusal of a wrong address as
 * {@code Access Denied.}, most error texts, a new lent key at every asking. Access levels aren't checked against the
 * provider's list, which grows.
 */
public final class ElasticEmailSimulator extends ProviderSimulator {
    private final ElasticEmailApi api;

    private ElasticEmailSimulator(ElasticEmailApi api, SimulatedClock clock, int port) {
        super(api, "/v4", clock, port);
        this.api = api;
    }

    /**
     * Starts a simulator in real time.
     *
     * @return the running simulator, to be closed
     */
    public static ElasticEmailSimulator start() {
        return start(SimulatedClock.running());
    }

    /**
     * Starts a simulator.
     *
     * @param clock the time it believes in
     * @return the running simulator, to be closed
     */
    public static ElasticEmailSimulator start(SimulatedClock clock) {
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
    public static ElasticEmailSimulator start(SimulatedClock clock, int port) {
        Objects.requireNonNull(clock, "clock must not be null");
        return new ElasticEmailSimulator(new ElasticEmailApi(clock), clock, port);
    }

    /**
     * Adds a sub-account without keys.
     *
     * @param email what it is addressed by
     */
    public void addSubaccount(String email) {
        Objects.requireNonNull(email, "email must not be null");
        set(() -> api.addSubaccount(email));
    }

    /**
     * The status for a missing, wrong or expired key: 400 at first, which is what the provider's tools see; some of its
     * documents say 401.
     *
     * @param status the HTTP status
     */
    public void badKeyStatus(int status) {
        set(() -> api.options.badKeyStatus = status);
    }

    /**
     * The status for a key without the access level: 400 at first, which is what the provider's tools see; some of its
     * documents say 403.
     *
     * @param status the HTTP status
     */
    public void accessDeniedStatus(int status) {
        set(() -> api.options.accessDeniedStatus = status);
    }

    /**
     * The status for a name that no key has: 404 at first. What the provider answers is not known; 400 is possible.
     *
     * @param status the HTTP status
     */
    public void unknownNameStatus(int status) {
        set(() -> api.options.unknownNameStatus = status);
    }

    /**
     * The status for a name that another key has: 400 at first. What the provider answers is not known; 409 is possible.
     *
     * @param status the HTTP status
     */
    public void takenNameStatus(int status) {
        set(() -> api.options.takenNameStatus = status);
    }

    /**
     * Whether dates end in {@code Z}, as they do at first, or lack an offset.
     *
     * @param offset true for an offset
     */
    public void datesWithOffset(boolean offset) {
        set(() -> api.options.datesWithOffset = offset);
    }
}
