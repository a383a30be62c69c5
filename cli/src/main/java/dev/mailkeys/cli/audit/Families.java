package dev.mailkeys.cli.audit;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.rotationfile.RotationFile;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.work.KeyName;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which target rotates a key, and which keys are orphans. An orphan has a name that a rotation made, and a newer key of
 * its family exists while no rotation of its target is in progress; or it has no target any more. A name is a sign, not
 * a proof: look before you delete.
 */
final class Families {

    private final List<TargetDefinition> targets;
    private final Map<String, Boolean> underWay = new HashMap<>();
    private final Map<List<String>, ManagedKey> newest = new HashMap<>();

    private Families(List<TargetDefinition> targets) {
        this.targets = targets;
    }

    static Families of(Job job, Optional<RotationFile> file, List<AuditedAccount> accounts) {
        var families = new Families(
                file.map(known -> List.copyOf(known.targets().values())).orElse(List.of()));
        file.ifPresent(known -> {
            JournalStore journals = known.journals(job);
            families.targets.forEach(target -> families.underWay.put(target.name(), isUnderWay(job, journals, target)));
        });
        for (AuditedAccount account : accounts) {
            for (ManagedKey key : account.keys()) {
                families.newest.merge(family(account, key), key, Families::newer);
            }
        }
        return families;
    }

    Optional<TargetDefinition> targetOf(AuditedAccount account, ManagedKey key) {
        return targets.stream()
                .filter(target ->
                        target.account().name().equals(account.account().name()))
                .filter(target -> Stream.concat(Stream.of(target.key()), target.options().alternateKey().stream())
                        .anyMatch(name ->
                                key.id().equals(name) || KeyName.of(name).isFamily(key.name())))
                .findFirst();
    }

    boolean isOrphan(AuditedAccount account, ManagedKey key) {
        KeyName name = KeyName.of(key.name());
        Optional<TargetDefinition> target = targetOf(account, key);
        if (target.isEmpty()) {
            return name.isSuccessor(key.name());
        }
        boolean isNewest = newest.getOrDefault(family(account, key), key).id().equals(key.id());
        return !isNewest
                && target.get().strategy() != Strategy.ALTERNATE
                && !underWay.getOrDefault(target.get().name(), false);
    }

    private static List<String> family(AuditedAccount account, ManagedKey key) {
        return List.of(account.account().name(), KeyName.of(key.name()).base());
    }

    private static ManagedKey newer(ManagedKey one, ManagedKey other) {
        Comparator<ManagedKey> byAge = Comparator.comparing(key -> key.created().orElse(Instant.EPOCH));
        return byAge.compare(one, other) >= 0 ? one : other;
    }

    /** As the journal says. One that can't be read may be of a rotation in progress. */
    private static boolean isUnderWay(Job job, JournalStore journals, TargetDefinition target) {
        try {
            return Rotation.status(journals, target.name())
                    .filter(status -> !status.finished())
                    .isPresent();
        } catch (JournalException unreadable) {
            job.note("Warning: the journal of " + target.name()
                    + " can't be read, so it is unknown whether it has orphans.");
            return true;
        }
    }
}
