package dev.mailkeys.rotation.engine.step;

import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Mutation;
import dev.mailkeys.rotation.engine.work.Work;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A date at which the provider itself ends an old key, in case no run comes back to delete it. Extended while the key
 * is in use, never past the key's own date. Not in a reconciliation: if its journal were lost too, the next one might
 * copy the date as a setting.
 */
final class Expiry {

    private Expiry() {}

    static void setOn(Work work, List<ManagedKey> oldKeys) {
        boolean settingsMayBeCopied = work.progress().planned().reconciling();
        if (!work.can(Capability.EXPIRES) || work.options().expireOldKeyAfter().isZero() || settingsMayBeCopied) {
            return;
        }
        Instant date = work.timing()
                .now()
                .plus(work.request().longestGrace())
                .plus(work.options().expireOldKeyAfter());
        for (ManagedKey key : oldKeys) {
            if (ownDate(work, key).filter(own -> own.isBefore(date)).isEmpty()) {
                set(work, RecordType.EXPIRE_INTENT, key, Optional.of(date));
            }
        }
    }

    /** Restores the date that the old key had before the rotation. */
    static void restore(Work work, ManagedKey key) {
        set(work, RecordType.UNEXPIRE_INTENT, key, ownDate(work, key));
    }

    private static void set(Work work, RecordType intent, ManagedKey key, Optional<Instant> date) {
        String words = date.map(Instant::toString).orElse("never");
        var about = new AboutKey(Optional.of(key.id()), Optional.of(key.name()), Optional.of(words));
        Mutation.repeatable(work, intent, about, () -> work.adapter().expire(key, date));
    }

    private static Optional<Instant> ownDate(Work work, ManagedKey key) {
        try {
            return Optional.ofNullable(work.progress().planned().expires().get(key.id()))
                    .map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
