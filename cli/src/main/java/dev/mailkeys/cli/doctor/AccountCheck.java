package dev.mailkeys.cli.doctor;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.failure.Kind;
import dev.mailkeys.cli.peer.Credential;
import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NoResponseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What the doctor finds at one account of a provider, with one list of its keys through a read-only client. */
final class AccountCheck {

    private static final Duration MOST_SKEW = Duration.ofMinutes(1);

    private final Job job;
    private final Account account;
    private final List<CheckResult> checks = new ArrayList<>();
    private final AtomicReference<CallEvent.AttemptEnded> answered = new AtomicReference<>();

    AccountCheck(Job job, Account account) {
        this.job = job;
        this.account = account;
    }

    /**
     * Looks.
     *
     * @param needed whether a credential that is missing is a failure
     */
    List<CheckResult> run(boolean needed) {
        try {
            Credential credential = account.credential();
            checks.add(CheckResult.good(account.subject(), "credential", "found in " + credential.place()));
            settings().ifPresent(settings -> look(credential, settings));
        } catch (Failure missing) {
            String words = String.valueOf(missing.getMessage());
            checks.add(
                    needed
                            ? CheckResult.bad(account.subject(), "credential", ExitCode.CONFIGURATION, words)
                            : CheckResult.skipped(account.subject(), "credential", words));
        }
        return checks;
    }

    private Optional<ClientSettings> settings() {
        try {
            return Optional.of(account.settings(this::heard));
        } catch (Failure wrong) {
            checks.add(CheckResult.bad(account.subject(), "settings", wrong.code, String.valueOf(wrong.getMessage())));
            return Optional.empty();
        }
    }

    private void look(Credential credential, ClientSettings settings) {
        try {
            account.list(credential.secret(), settings);
            reached();
            checks.add(CheckResult.good(
                    account.subject(), "rights", account.provider().descriptor().rightsOfAList()));
        } catch (NoResponseException silent) {
            checks.add(CheckResult.bad(
                    account.subject(), "reachability", ExitCode.REFUSED, String.valueOf(silent.getMessage())));
        } catch (MailkeysException refused) {
            reached();
            checks.add(CheckResult.bad(
                    account.subject(), "rights", Kind.code(refused), String.valueOf(refused.getMessage())));
        }
    }

    private void heard(CallEvent event) {
        if (event instanceof CallEvent.AttemptEnded ended) {
            answered.set(ended);
        }
        job.callListener().happened(event);
    }

    private void reached() {
        CallEvent.AttemptEnded last = answered.get();
        if (last != null) {
            String detail = "answered " + last.status().orElse(0) + " in "
                    + last.elapsed().toMillis() + " ms";
            checks.add(CheckResult.good(account.subject(), "reachability", detail));
            checks.add(last.serverDate()
                    .map(this::clock)
                    .orElseGet(() ->
                            CheckResult.skipped(account.subject(), "clock", "the provider did not say its time")));
        }
    }

    private CheckResult clock(Instant serverDate) {
        Duration ahead = Duration.between(serverDate, Instant.now());
        String side = ahead.isNegative() ? " s behind" : " s ahead";
        return ahead.abs().compareTo(MOST_SKEW) <= 0
                ? CheckResult.good(account.subject(), "clock", "agrees with the provider's")
                : CheckResult.warning(
                        account.subject(),
                        "clock",
                        "this machine's is " + ahead.abs().toSeconds() + side);
    }
}
