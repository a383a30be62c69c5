package dev.mailkeys.cli.audit;

import dev.mailkeys.cli.command.ConnectionSettings;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.peer.Provider;
import dev.mailkeys.cli.rotationfile.AccountDefinition;
import dev.mailkeys.cli.rotationfile.RotationFile;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.cli.text.Nearest;
import dev.mailkeys.cli.text.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every known account: those of {@code mailkeys.toml}, and one for each provider whose variable holds a credential and
 * which has no account in the file.
 */
public final class Accounts {

    private Accounts() {}

    /** All of them, or those with the given names. */
    public static List<AccountDefinition> of(Job job, Optional<RotationFile> file) {
        Map<String, AccountDefinition> all = new LinkedHashMap<>();
        file.ifPresent(known -> {
            all.putAll(known.accounts());
            known.targets().values().stream()
                    .map(TargetDefinition::account)
                    .forEach(account -> all.putIfAbsent(account.name(), account));
        });
        for (Provider provider : Provider.all()) {
            boolean isKnown = all.values().stream().anyMatch(account -> goesByVariable(account, provider));
            if (!isKnown && hasCredential(job, provider)) {
                all.putIfAbsent(provider.word(), AccountDefinition.usual(provider));
            }
        }
        List<String> names = job.options().words();
        requireCredentials(job, all.keySet(), names);
        if (all.isEmpty()) {
            throw Failure.configuration("There is no account to read. Set the credential of one: " + variables() + "."
                    + (job.operation().equals("init") ? "" : " Or describe accounts in mailkeys.toml."));
        }
        return chosen(all, names);
    }

    /** A provider counts as an account if its variable is set. */
    private static void requireCredentials(Job job, Set<String> known, List<String> names) {
        names.stream()
                .filter(name -> !known.contains(name))
                .flatMap(name -> Provider.of(name).stream())
                .filter(provider -> !hasCredential(job, provider))
                .findFirst()
                .ifPresent(provider -> {
                    throw Failure.configuration("No credential for " + provider.title() + ": set "
                            + provider.credentialVariable() + ". Nothing was sent.");
                });
    }

    private static String variables() {
        return Provider.all().stream().map(Provider::credentialVariable).collect(Collectors.joining(", "));
    }

    private static boolean goesByVariable(AccountDefinition account, Provider provider) {
        return account.provider().word().equals(provider.word())
                && account.credentialPlace().file().isEmpty()
                && account.credentialPlace()
                        .variable()
                        .filter(named -> !named.equals(provider.credentialVariable()))
                        .isEmpty();
    }

    private static boolean hasCredential(Job job, Provider provider) {
        return job.process().variable(provider.credentialVariable()).isPresent()
                || new ConnectionSettings(job, provider).isConfigured();
    }

    private static List<AccountDefinition> chosen(Map<String, AccountDefinition> all, List<String> names) {
        for (String name : names) {
            if (!all.containsKey(name)) {
                throw Failure.usage("There is no account " + Shown.of(name) + Nearest.hint(name, all.keySet())
                        + " There are " + String.join(", ", all.keySet()) + ".");
            }
        }
        return all.values().stream()
                .filter(account -> names.isEmpty() || names.contains(account.name()))
                .toList();
    }
}
