package dev.mailkeys.rotation.engine.step;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.engine.preflight.ReadySinks;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Reason;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Attempts;
import dev.mailkeys.rotation.engine.work.KeyFacts;
import dev.mailkeys.rotation.engine.work.KeyName;
import dev.mailkeys.rotation.engine.work.Look;
import dev.mailkeys.rotation.engine.work.Mutation;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.engine.work.Work;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Changes the token of a key whose provider can't rotate: deletes the key and creates it again under its name, with the
 * settings from the journal. Because the name is used again, a lost call is waited out first.
 */
public final class Recreation {

    private static final int SNAPSHOT_TRIES = 3;

    /** The most records that a snapshot writes. */
    private static final int OF_SNAPSHOT = 2;

    private Recreation() {}

    /**
     * Keeps the settings at the provider too, in a key that nobody uses, in case the journal is lost between delete and
     * create. Without room for it, or if the list shows no settings, the journal alone must do.
     */
    public static void snapshot(Work work) {
        ReadySinks.require(work);
        String name = work.successorName(0);
        boolean shown = work.can(Capability.SHOWS_SETTINGS);
        List<ManagedKey> all = work.adapter().list("");
        Optional<ManagedKey> planned = planned(work, all);
        work.memory()
                .saw(new Look(List.of(), List.of(), planned), work.progress().nextSequence());
        if (shown && isRemembered(work, all)) {
            work.journal().append(RecordType.SNAPSHOT_TAKEN);
        } else if (!shown
                || work.progress().count(RecordType.SNAPSHOT_INTENT) >= SNAPSHOT_TRIES
                || room(work, all) < (planned.isPresent() ? 1 : 2)) {
            work.warn(
                    "The settings are in the journal alone while the key is deleted and created again: keep it safe.");
            work.journal().append(RecordType.WITHOUT_SNAPSHOT);
        } else {
            Mutation.create(work, RecordType.SNAPSHOT_INTENT, 0, name);
        }
    }

    /** Whether a snapshot exists, of this rotation or of one whose journal is lost. */
    private static boolean isRemembered(Work work, List<ManagedKey> all) {
        var base = new KeyName(work.progress().planned().base());
        return all.stream()
                .filter(key -> base.isSuccessor(key.name()) && KeyFacts.isSnapshot(key))
                .anyMatch(key -> key.settings().equals(work.settings()));
    }

    /** How many more keys the account takes. Needed: the snapshot, and the key if it is gone. */
    private static int room(Work work, List<ManagedKey> all) {
        OptionalInt limit = work.adapter().capabilities().keyLimit();
        return limit.isPresent()
                ? limit.getAsInt() - all.size()
                : work.adapter().room().orElse(2);
    }

    private static Optional<ManagedKey> planned(Work work, List<ManagedKey> all) {
        return all.stream()
                .filter(key ->
                        work.progress().planned().key().filter(key.id()::equals).isPresent())
                .findFirst();
    }

    public static void remove(Work work) {
        ReadySinks.require(work);
        String name = work.progress().planned().key().orElseThrow();
        // The look before the snapshot is still good. Once a delete was sent, only a fresh one is.
        Optional<ManagedKey> key = work.memory()
                .seen(work.progress().nextSequence(), OF_SNAPSHOT)
                .filter(look -> !work.progress().has(RecordType.REMOVE_INTENT))
                .flatMap(Look::successor)
                .or(() -> work.adapter().find(name));
        Mutation.repeatable(
                work, RecordType.REMOVE_INTENT, AboutKey.withId(name), () -> key.ifPresent(work.adapter()::delete));
    }

    public static void create(Work work) {
        if (work.progress().inDoubt(RecordType.REMOVE_INTENT, RecordType.CREATE_INTENT)) {
            waitOrTakeAnotherName(work);
            return;
        }
        ReadySinks.require(work);
        String name = work.progress().planned().name().orElseThrow();
        int attempt = Attempts.next(work);
        try {
            Mutation.create(work, RecordType.CREATE_INTENT, attempt, name);
        } catch (ApiException e) {
            if (work.adapter().find(name).isEmpty()) {
                throw e;
            }
            Attempts.abandon(work, "a key of that name was there already");
        }
    }

    /** A late call may still end a key of this name: in an outage, a key of another name replaces it at once. */
    private static void waitOrTakeAnotherName(Work work) {
        boolean mailFlows = work.progress().planned().alternating();
        if (mailFlows || work.adapter().room().orElse(1) == 0) {
            Settling.startDraining(work);
            return;
        }
        work.warn("An answer was lost, so a key of another name takes the place of this one at once.");
        work.journal().append(RecordType.SUCCESSOR_INSTEAD, new Reason("an answer was lost"));
    }

    public static void recover(Work work) {
        int attempt = work.progress().attempt();
        Optional<Secret> delivered = SinkContents.tokenOf(work, attempt);
        if (delivered.isPresent()) {
            work.memory().hold(attempt, delivered.get());
        } else {
            remove(work);
        }
    }
}
