package dev.mailkeys.cli.audit;

import dev.mailkeys.cli.rotationfile.AuditPolicies;
import dev.mailkeys.cli.rotationfile.AuditPolicies.Exempt;
import dev.mailkeys.cli.rotationfile.AuditPolicies.Policy;
import dev.mailkeys.cli.text.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of an audit.
 *
 * @param now the moment that it is about
 * @param keys every key of the accounts that could be read
 * @param idle the exceptions that were not needed
 */
record Findings(
        Instant now, AuditPolicies policies, List<AuditedAccount> accounts, List<AuditedKey> keys, List<Exempt> idle) {

    boolean isComplete() {
        return accounts.stream().allMatch(account -> account.problem().isEmpty());
    }

    /** The accounts that could not be read. */
    List<AuditedAccount> unread() {
        return accounts.stream()
                .filter(account -> account.problem().isPresent())
                .toList();
    }

    List<AuditedKey> violating() {
        return keys.stream().filter(key -> !key.violations().isEmpty()).toList();
    }

    long orphans() {
        return keys.stream().filter(AuditedKey::orphan).count();
    }

    long breaking(Policy policy) {
        return keys.stream().filter(key -> key.violations().contains(policy)).count();
    }

    /** Each policy with its value: {@code max-age 365 days}. */
    List<String> asked() {
        return policies.asked().stream()
                .map(policy -> policy.word()
                        + (policies.lengths().containsKey(policy)
                                ? " " + policies.lengths().get(policy).toDays() + " days"
                                : ""))
                .toList();
    }

    /** A summary in a few sentences. */
    List<String> summary() {
        var lines = new ArrayList<String>();
        unread().forEach(account -> lines.add("This report is incomplete: the account "
                + account.account().name() + " could not be read. "
                + account.problem().orElse("")));
        lines.add(keys.size() + (keys.size() == 1 ? " key in " : " keys in ")
                + (accounts.size() - unread().size()) + " of " + accounts.size()
                + (accounts.size() == 1 ? " account; " : " accounts; ")
                + (policies.isEmpty()
                        ? "no policy is set."
                        : violating().size() + (violating().size() == 1 ? " breaks" : " break") + " a policy ("
                                + String.join(", ", asked()) + ")."));
        if (orphans() > 0) {
            lines.add(orphans() + (orphans() == 1 ? " seems" : " seem")
                    + " to be left behind by a rotation: run \"mailkeys reconcile\".");
        }
        idle().forEach(one -> lines.add("The exception " + one.name()
                + (now.isBefore(one.until())
                        ? " excuses no key now: remove it."
                        : " has ended: remove it, or renew it.")));
        return lines;
    }

    Fields fields() {
        return new Fields()
                .with("time", now)
                .with("complete", isComplete())
                .with("policies", asked())
                .with("violating", violating().size())
                .with("orphans", orphans())
                .with("accounts", accounts.stream().map(AuditedAccount::fields).toList())
                .with("exceptions", exceptions())
                .with("keys", keys.stream().map(key -> key.fields(now)).toList());
    }

    private List<Fields> exceptions() {
        return policies.exceptions().stream()
                .map(one -> new Fields()
                        .with("exception", one.name())
                        .with("key", one.key())
                        .with("account", one.account())
                        .with("policies", AuditedKey.words(one.policies()))
                        .with("reason", one.reason())
                        .with("until", one.until())
                        .with("idle", idle.contains(one)))
                .toList();
    }

    /** The names of accounts for a sentence. */
    static String names(List<AuditedAccount> accounts) {
        return accounts.stream().map(account -> account.account().name()).collect(Collectors.joining(", "));
    }

    Stream<AuditedKey> worstFirst() {
        return Stream.concat(
                violating().stream(),
                keys.stream().filter(key -> key.violations().isEmpty()));
    }
}
