package dev.mailkeys.cli.doctor;

import dev.mailkeys.cli.command.CallPrinter;
import dev.mailkeys.cli.command.ConnectionSettings;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.failure.Kind;
import dev.mailkeys.cli.peer.PluggedProvider;
import dev.mailkeys.cli.peer.Provider;
import dev.mailkeys.cli.peer.ProviderName;
import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.ListKeys;
import dev.mailkeys.jetemail.JetEmailKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What the doctor finds at one provider, with one list of its keys through a client that can only look. */
final class ProviderCheck {

    private static final Duration MOST_SKEW = Duration.ofMinutes(1);

    private final Job job;
    private final Provider provider;
    private final ConnectionSettings connection;
    private final List<Check> checks = new ArrayList<>();
    private final AtomicReference<CallEvent.AttemptEnded> answered = new AtomicReference<>();

    ProviderCheck(Job job, Provider provider) {
        this.job = job;
        this.provider = provider;
        this.connection = new ConnectionSettings(job, provider);
    }

    List<Check> run(boolean asked) {
        try {
            Secret credential = connection.credential();
            checks.add(Check.good(provider.word(), "credential", "found"));
            settings().ifPresent(settings -> look(credential, settings));
        } catch (Failure missing) {
            String words = String.valueOf(missing.getMessage());
            checks.add(
                    asked || connection.isConfigured()
                            ? Check.bad(provider.word(), "credential", ExitCode.CONFIGURATION, words)
                            : Check.skipped(provider.word(), "credential", words));
        }
        return checks;
    }

    private Optional<ClientSettings> settings() {
        try {
            return Optional.of(connection.settings(true, this::heard));
        } catch (Failure wrong) {
            String words = String.valueOf(wrong.getMessage());
            checks.add(Check.bad(provider.word(), "settings", wrong.code, words));
            return Optional.empty();
        }
    }

    private void look(Secret credential, ClientSettings settings) {
        try {
            list(credential, settings);
            reached();
            checks.add(
                    Check.good(provider.word(), "rights", provider.descriptor().rightsOfAList()));
        } catch (NoResponseException silent) {
            checks.add(
                    Check.bad(provider.word(), "reachability", ExitCode.REFUSED, String.valueOf(silent.getMessage())));
        } catch (MailkeysException refused) {
            reached();
            checks.add(Check.bad(provider.word(), "rights", Kind.code(refused), String.valueOf(refused.getMessage())));
        }
    }

    private void list(Secret credential, ClientSettings settings) {
        if (provider instanceof PluggedProvider plugged) {
            plugged.adapters().adapter(credential, settings).list("");
        } else {
            list((ProviderName) provider, credential, settings);
        }
    }

    private static void list(ProviderName known, Secret credential, ClientSettings settings) {
        switch (known) {
            case JETEMAIL -> JetEmailKeys.using(credential, settings).list();
            case EMAILIT ->
                EmailitKeys.using(credential, settings)
                        .list(ListKeys.builder().limit(1).build())
                        .first();
            case ELASTICEMAIL -> ElasticEmailKeys.using(credential, settings).list();
        }
    }

    private void heard(CallEvent event) {
        if (event instanceof CallEvent.AttemptEnded ended) {
            answered.set(ended);
        }
        if (job.options().has("--verbose")) {
            new CallPrinter(job.messages()).happened(event);
        }
    }

    private void reached() {
        CallEvent.AttemptEnded last = answered.get();
        if (last != null) {
            String detail = "answered " + last.status().orElse(0) + " in "
                    + last.elapsed().toMillis() + " ms";
            checks.add(Check.good(provider.word(), "reachability", detail));
            checks.add(last.serverDate()
                    .map(this::clock)
                    .orElseGet(() -> Check.skipped(provider.word(), "clock", "the provider did not say its time")));
        }
    }

    private Check clock(Instant serverDate) {
        Duration ahead = Duration.between(serverDate, Instant.now());
        String side = ahead.isNegative() ? " s behind" : " s ahead";
        return ahead.abs().compareTo(MOST_SKEW) <= 0
                ? Check.good(provider.word(), "clock", "agrees with the provider's")
                : Check.warning(
                        provider.word(),
                        "clock",
                        "this machine's is " + ahead.abs().toSeconds() + side);
    }
}
