package dev.mailkeys.rotation;

import dev.mailkeys.rotation.fleet.Crew;
import dev.mailkeys.rotation.fleet.FleetOrder;
import dev.mailkeys.rotation.fleet.SharedList;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Several rotations side by side: a bounded number at once, one at a time for each account. The first that has something
 * to do goes alone, as a canary. When one goes wrong no further one is started; those in progress go on to their end.
 * Immutable.
 */
public final class RotationFleet {

    private final int atOnce;
    private final Map<String, Integer> perAccount;
    private final boolean canary;

    private RotationFleet(int atOnce, Map<String, Integer> perAccount, boolean canary) {
        this.atOnce = atLeastOne(atOnce);
        this.perAccount = Map.copyOf(perAccount);
        this.canary = canary;
    }

    /**
     * One rotation of the fleet.
     *
     * @param account what tells its account from the others
     * @param rotation the rotation
     */
    public record Member(String account, Rotation rotation) {

        /**
         * Creates one. No argument may be null.
         *
         * @param account what tells its account from the others
         * @param rotation the rotation
         */
        public Member {
            Objects.requireNonNull(account, "account must not be null");
            Objects.requireNonNull(rotation, "rotation must not be null");
        }
    }

    /**
     * A fleet that begins with a canary and rotates one key at a time in each account.
     *
     * @param most how many rotations there may be at once, at least 1
     * @return the fleet
     * @throws IllegalArgumentException if the number is less than 1
     */
    public static RotationFleet atOnce(int most) {
        return new RotationFleet(most, Map.of(), true);
    }

    /**
     * The same account for one run of several rotations, which share their first list. It is read again when it is a
     * minute old, and when a rotation finds in it anything but one usable key that the sinks may hold. A key that a
     * rotation has changed is not looked up in it any more. The list never decides that a key is deleted or missing.
     *
     * @param account the account
     * @return the account, for this run alone
     */
    public static ProviderAdapter sharingLists(ProviderAdapter account) {
        return sharingLists(account, InstantSource.system());
    }

    /**
     * The same, for rotations that do not go by the machine's clock.
     *
     * @param account the account
     * @param clock the clock of the rotations' {@link RotationBuilder#timing timing}: by another one the list would be asked for
     *     too often or too seldom
     * @return the account, for this run alone
     */
    public static ProviderAdapter sharingLists(ProviderAdapter account, InstantSource clock) {
        Objects.requireNonNull(account, "account must not be null");
        Objects.requireNonNull(clock, "clock must not be null");
        return new SharedList(account, clock);
    }

    /**
     * The same fleet with more rotations at once in one account. Their calls share the account's pace.
     *
     * @param account the account, as its members name it
     * @param most how many, at least 1
     * @return the changed copy
     * @throws IllegalArgumentException if the number is less than 1
     */
    public RotationFleet perAccount(String account, int most) {
        Objects.requireNonNull(account, "account must not be null");
        var changed = new HashMap<>(perAccount);
        changed.put(account, atLeastOne(most));
        return new RotationFleet(atOnce, changed, canary);
    }

    /**
     * The same fleet, which does not wait for the first rotation before it starts others.
     *
     * @return the changed copy
     */
    public RotationFleet withoutCanary() {
        return new RotationFleet(atOnce, perAccount, false);
    }

    /**
     * Does the work with each rotation; one goes wrong if it ends neither as done, nor as pending, nor as not due. Interrupting the caller
     * interrupts the rotations, and returns when they have stopped.
     *
     * @param members the rotations; the first that there is something to do for is the canary
     * @param work what is done with each, such as {@code Rotation::runIfDue}
     * @return the reports, in the order of the members; one that was not started is {@link Outcome#REFUSED}
     */
    public List<RotationReport> run(List<Member> members, Function<Rotation, RotationReport> work) {
        return run(members, work, EnumSet.of(Outcome.DONE, Outcome.PENDING, Outcome.NOT_DUE));
    }

    /**
     * Does the work with each rotation, where other ends are good ends.
     *
     * @param members the rotations; the first that there is something to do for is the canary
     * @param work what is done with each
     * @param good the outcomes after which further rotations are started
     * @return the reports, in the order of the members; one that was not started is {@link Outcome#REFUSED}
     */
    public List<RotationReport> run(List<Member> members, Function<Rotation, RotationReport> work, Set<Outcome> good) {
        Objects.requireNonNull(members, "members must not be null");
        Objects.requireNonNull(work, "work must not be null");
        Objects.requireNonNull(good, "good must not be null");
        var order = new FleetOrder(members, perAccount, good);
        var crew = new Crew(order, work);
        if (canary) {
            crew.sendTheCanary();
        }
        crew.workToTheEnd(atOnce);
        return order.reports();
    }

    private static int atLeastOne(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("At least one rotation must be allowed at once.");
        }
        return number;
    }
}
