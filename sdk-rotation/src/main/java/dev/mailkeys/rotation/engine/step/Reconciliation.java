package dev.mailkeys.rotation.engine.step;

import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.preflight.Plans;
import dev.mailkeys.rotation.engine.preflight.ReadySinks;
import dev.mailkeys.rotation.engine.preflight.Slots;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.PlanDetail;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.Ownership;
import dev.mailkeys.rotation.engine.work.Surroundings;
import dev.mailkeys.rotation.engine.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what to do from the provider and the sinks alone. If it is certain which key the sinks hold, that key
 * stays, and the orphans of its family are retired. Otherwise a fresh token is delivered first; before that, only keys
 * that no sink can hold are deleted.
 */
public final class Reconciliation {

    private Reconciliation() {}

    /**
     * Calls of the run whose journal is lost may still take effect, so what is seen before the settle time may change.
     */
    public static void begin(Work work, String rotation) {
        work.journal()
                .begin(Plans.of(work.request(), around(work), rotation, true).on(Course.RECONCILE));
    }

    /** Refuses old keys that are named after the look, because the reconciliation would end without retiring them. */
    public static void requirePlanned(Work work) {
        Progress progress = work.progress();
        List<String> unplanned = work.options().oldKeys().stream()
                .filter(key -> !progress.retiring().contains(key) && !progress.isGone(key))
                .toList();
        if (unplanned.isEmpty() || progress.course() == Course.RECONCILE) {
            return;
        }
        List<ManagedKey> found = work.adapter().findAll(unplanned);
        if (!found.isEmpty()) {
            throw Halt.refused(
                    "A rotation of this target is in progress, and was planned without the old key "
                            + Ownership.names(found) + ". Nothing was changed. Let it end, then reconcile with that key"
                            + " again.",
                    Verb.RESUME);
        }
    }

    /** Waits first, unless everything shows that the last call was longer ago than the settle time. */
    public static void startDraining(Work work) {
        if (isLongOver(work, around(work))) {
            work.journal().append(RecordType.DRAINED);
        } else {
            Settling.startDraining(work);
        }
    }

    /**
     * Whether the lost rotation delivered its newest key everywhere longer ago than the settle time: then it makes no
     * more keys, and what it retires is retired now anyway. Not in place, where a late call could end a token.
     */
    private static boolean isLongOver(Work work, Surroundings around) {
        Instant late = work.timing().now().minus(work.settleTime());
        Optional<ManagedKey> live = around.live(Optional.empty()).filter(key -> around.isDeliveredEverywhere(key));
        return work.request().strategy() == Strategy.OVERLAP
                && around.delivered().filter(late::isAfter).isPresent()
                && live.flatMap(ManagedKey::created)
                        .filter(newest -> late.isAfter(newest) && around.isNewest(newest))
                        .isPresent();
    }

    /** Looks again, because what was found is out of date. */
    public static void again(Work work) {
        work.journal().append(RecordType.LOOK_AGAIN, work.progress().planned().on(Course.RECONCILE));
    }

    /** Retires keys that were found late. If no token was delivered yet, looks again first. */
    static void alsoRetire(Work work, List<ManagedKey> late) {
        if (work.progress().attempt() == 0) {
            again(work);
        } else {
            work.journal()
                    .append(RecordType.FOUND_LIVE, work.progress().planned().retiring(late));
        }
    }

    public static void look(Work work) {
        Surroundings around = around(work);
        if (!work.can(Capability.SHOWS_SETTINGS)) {
            LostSettings.of(work, around);
        }
        PlanDetail plan =
                Plans.of(work.request(), around, work.progress().planned().rotation(), true);
        Optional<ManagedKey> live = around.live(work.options().keyInUse());
        if (work.request().strategy() == Strategy.ALTERNATE) {
            alternate(work, around, plan);
        } else if (live.isPresent()) {
            keep(work, around, plan, live.get());
        } else {
            renew(work, around, plan);
        }
    }

    private static Surroundings around(Work work) {
        return Surroundings.look(work.adapter(), work.sinks(), work.request().key());
    }

    private static void keep(Work work, Surroundings around, PlanDetail plan, ManagedKey live) {
        Ownership others =
                Ownership.of(around, Optional.of(live), work.options().oldKeys());
        if (!others.ours().isEmpty() && LatePuts.shutOut(work, around, live)) {
            look(work);
            return;
        }
        others.tell(work);
        PlanDetail found = Plans.delivered(plan, around, live)
                .on(Course.OVERLAP)
                .about(live.id(), live.name())
                .retiring(others.ours())
                .allowing(live.settings());
        work.journal().append(RecordType.FOUND_LIVE, found);
    }

    /** Renews in place if that is the strategy and the key exists, or can be created again by its name. */
    private static void renew(Work work, Surroundings around, PlanDetail plan) {
        ReadySinks.require(work);
        KeySettings settings = LostSettings.of(work, around);
        Course usual = Plans.usualCourse(work.request(), work.adapter());
        Optional<ManagedKey> only = Optional.of(around.family())
                .filter(family -> family.size() == 1)
                .map(family -> family.get(0));
        PlanDetail found;
        if (usual == Course.ROTATE && only.isPresent()) {
            found = Plans.replacing(plan, around, only.get());
        } else if (usual == Course.RECREATE) {
            String name = around.name().base();
            found = plan.about(name, name).clearing(left(work, around, name));
        } else {
            if (Room.make(work, around)) {
                look(work);
                return;
            }
            found = plan.on(Course.OVERLAP).retiring(left(work, around, ""));
        }
        work.journal().append(RecordType.FOUND_NONE, found.allowing(settings));
    }

    /**
     * What is retired after the delivery, without the renewed key. A single key is the target's own, as for a rotation.
     */
    private static List<ManagedKey> left(Work work, Surroundings around, String renewed) {
        if (around.family().size() == 1) {
            return without(around.family(), renewed);
        }
        Ownership all = Ownership.of(around, Optional.empty(), work.options().oldKeys());
        Ownership left = new Ownership(all.ours(), without(all.others(), renewed));
        left.tell(work);
        return without(left.ours(), renewed);
    }

    private static List<ManagedKey> without(List<ManagedKey> keys, String id) {
        return keys.stream().filter(key -> !key.id().equals(id)).toList();
    }

    /** Renews the idle one of two keys once more, or creates it again if it is gone. */
    private static void alternate(Work work, Surroundings around, PlanDetail plan) {
        Slots slots = Slots.look(work.request(), work.adapter(), around);
        if (slots.isPartial(around)) {
            ManagedKey key = slots.inUse().orElseThrow();
            PlanDetail found = Plans.alternating(plan, key.id(), key.name()).on(Course.ROTATE);
            work.journal().append(RecordType.FOUND_PARTIAL, found.allowing(key.settings()));
            return;
        }
        String idle = slots.idleName()
                .orElseThrow(() -> Halt.incomplete("It is not known which of the two keys the sinks hold.")
                        .when("Name the key in use"));
        ReadySinks.require(work);
        Optional<ManagedKey> listed = slots.named(idle);
        if (slots.inUse().isPresent()
                && LatePuts.shutOut(work, around, slots.inUse().get())) {
            look(work);
            return;
        }
        KeySettings settings = listed.map(ManagedKey::settings)
                .orElseGet(() -> LostSettings.of(work, Surroundings.look(work.adapter(), List.of(), idle)));
        PlanDetail found = Plans.alternating(plan, listed.map(ManagedKey::id).orElse(idle), idle);
        work.journal().append(RecordType.FOUND_IDLE, found.allowing(settings));
    }
}
