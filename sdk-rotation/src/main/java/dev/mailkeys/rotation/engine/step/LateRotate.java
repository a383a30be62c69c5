package dev.mailkeys.rotation.engine.step;

import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Attempts;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.Waits;
import dev.mailkeys.rotation.engine.work.Work;
import java.time.Duration;
import java.time.Instant;

/**
 * After a rotate without an answer a second one is sent at once, and its token delivered, so that the outage is as
 * short as the calls. If the first does not name the token that it replaces, it may come late and end the new one. So
 * the new token is watched until the settle time is over, and replaced if it ends.
 */
public final class LateRotate {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Duration SECOND_LOOK = Duration.ofSeconds(1);

    private LateRotate() {}

    /**
     * Whether a late call is detected and repaired. With two keys in turn it is waited out, because the sinks hold the
     * other key.
     */
    static boolean isFoundOut(Work work) {
        return work.progress().course() == Course.ROTATE
                && !work.progress().planned().alternating();
    }

    static boolean isPossible(Work work) {
        return isFoundOut(work)
                && !work.can(Capability.ROTATES_BY_TOKEN)
                && work.progress().inDoubt(RecordType.ROTATE_INTENT);
    }

    /** Waits until no late call can come; gives the attempt up as soon as one has. */
    static void watch(Work work) {
        InPlace.hold(work);
        Instant until = Waits.until(work);
        for (Duration left = left(work, until); left.compareTo(Duration.ZERO) > 0; left = left(work, until)) {
            if (left.compareTo(work.options().longestWait()) > 0) {
                throw Halt.incompleteUntil("A rotate whose answer was lost may still come.", until);
            }
            work.sleep(left.compareTo(BETWEEN_LOOKS) < 0 ? left : BETWEEN_LOOKS, "for a call that may come late");
            if (isRefused(work) && isRefusedAgain(work)) {
                Attempts.abandon(work, "a late call has ended its token");
                return;
            }
        }
        work.journal().append(RecordType.SETTLED);
    }

    /** The settle time is over: is the token in the sinks the key's current one? */
    public static void lookAgain(Work work) {
        if (Verification.isLetIn(work, work.token())) {
            Detail key =
                    work.progress().latest(RecordType.VERIFIED).orElseThrow().detail();
            work.journal().append(RecordType.VERIFIED, work.progress().attempt(), key);
        } else {
            Attempts.abandon(work, "a late call has ended its token");
        }
    }

    private static boolean isRefusedAgain(Work work) {
        work.sleep(SECOND_LOOK, "to look once more whether the token was ended");
        return isRefused(work);
    }

    private static boolean isRefused(Work work) {
        return work.memory()
                .token(work.progress().attempt())
                .map(work.adapter()::probe)
                .filter(Probe.REFUSED::equals)
                .isPresent();
    }

    private static Duration left(Work work, Instant until) {
        return Duration.between(work.timing().now(), until);
    }
}
