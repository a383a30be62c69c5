package dev.mailkeys.cli.audit;

import dev.mailkeys.cli.rotationfile.AuditPolicies;
import dev.mailkeys.cli.rotationfile.AuditPolicies.Exempt;
import dev.mailkeys.cli.rotationfile.AuditPolicies.Policy;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.ManagedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks keys against policies at one moment. */
final class Rules {

    private enum Judgement {
        KEPT,
        BROKEN,
        UNKNOWN
    }

    private final AuditPolicies policies;
    private final Families families;
    private final Instant now;
    private final Set<String> usedExceptions = new TreeSet<>();

    Rules(AuditPolicies policies, Families families, Instant now) {
        this.policies = policies;
        this.families = families;
        this.now = now;
    }

    List<AuditedKey> judge(AuditedAccount account) {
        return account.keys().stream().map(key -> judge(account, key)).toList();
    }

    /** The exceptions that were not needed: their keys are gone, or keep the policies. */
    List<Exempt> idle() {
        return policies.exceptions().stream()
                .filter(one -> !usedExceptions.contains(one.name()))
                .toList();
    }

    private AuditedKey judge(AuditedAccount account, ManagedKey key) {
        Optional<String> target = families.targetOf(account, key).map(known -> known.name());
        Set<Policy> violations = EnumSet.noneOf(Policy.class);
        Map<Policy, Exempt> excused = new EnumMap<>(Policy.class);
        Set<Policy> unknown = EnumSet.noneOf(Policy.class);
        for (Policy policy : policies.asked()) {
            Judgement verdict = verdict(policy, account, key, target);
            Optional<Exempt> exception = exception(policy, account, key);
            if (verdict == Judgement.UNKNOWN) {
                unknown.add(policy);
            } else if (verdict == Judgement.BROKEN && exception.isPresent()) {
                usedExceptions.add(exception.get().name());
                excused.put(policy, exception.get());
            } else if (verdict == Judgement.BROKEN) {
                violations.add(policy);
            }
        }
        return new AuditedKey(
                account.account().name(),
                account.account().provider().word(),
                key,
                target,
                families.isOrphan(account, key),
                violations,
                excused,
                unknown);
    }

    private Judgement verdict(Policy policy, AuditedAccount account, ManagedKey key, Optional<String> target) {
        var facts = new KeyMeaning(key);
        return switch (policy) {
            case MAX_AGE -> olderThan(key.created(), length(policy));
            case UNUSED_FOR -> unused(facts);
            case NO_FULL_SCOPE -> broken(facts.isFull());
            case REQUIRE_ADDRESSES ->
                whereItCan(
                        account,
                        Capability.RESTRICTS_ADDRESSES,
                        facts.addresses().isEmpty());
            case REQUIRE_EXPIRY ->
                whereItCan(account, Capability.EXPIRES, facts.expires().isEmpty());
            case REQUIRE_TARGET -> broken(target.isEmpty());
        };
    }

    /** Unknown if the provider lacks what the policy asks of keys. */
    private static Judgement whereItCan(AuditedAccount account, Capability capability, boolean isBroken) {
        return account.can().contains(capability) ? broken(isBroken) : Judgement.UNKNOWN;
    }

    /** A count shows whether a key was ever used, but not when. */
    private Judgement unused(KeyMeaning facts) {
        if (facts.uses().isPresent() && facts.uses().getAsLong() > 0) {
            return Judgement.UNKNOWN;
        }
        return olderThan(facts.lastUsed().or(() -> facts.key().created()), length(Policy.UNUSED_FOR));
    }

    private Judgement olderThan(Optional<Instant> moment, Duration length) {
        return moment.map(then -> broken(then.plus(length).isBefore(now))).orElse(Judgement.UNKNOWN);
    }

    private Duration length(Policy policy) {
        return policies.lengths().getOrDefault(policy, Duration.ZERO);
    }

    private static Judgement broken(boolean isBroken) {
        return isBroken ? Judgement.BROKEN : Judgement.KEPT;
    }

    private Optional<Exempt> exception(Policy policy, AuditedAccount account, ManagedKey key) {
        return policies.exceptions().stream()
                .filter(one -> one.policies().contains(policy) && now.isBefore(one.until()))
                .filter(one ->
                        one.account().map(account.account().name()::equals).orElse(true))
                .filter(one -> one.key().equals(key.name()) || one.key().equals(key.id()))
                .findFirst();
    }
}
