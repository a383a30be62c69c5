package dev.mailkeys.cli.command.run;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.peer.Provider;
import dev.mailkeys.cli.rotationfile.RotationFile;
import dev.mailkeys.cli.rotationfile.SinkKinds;
import dev.mailkeys.core.Secret;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The variables that a program is given: ours, without those that hold a management credential under any name. A
 * program that sends mail does not need it.
 *
 * @param ours our own variables
 * @param credentials the names of those that hold a credential
 * @param keep the names of those that are given in any case
 */
record ProgramEnvironment(Map<String, String> ours, Set<String> credentials, Set<String> keep) {

    /** A shorter one may occur in any text by chance. */
    private static final int TELLING = 6;

    static ProgramEnvironment of(Job job) {
        var credentials = new TreeSet<>(SinkKinds.installed().variablesOfOurs());
        credentials.add("MAILKEYS_PROXY_PASSWORD");
        credentials.add("MAILKEYS_DATABASE_PASSWORD");
        Provider.all().forEach(peer -> {
            credentials.add(peer.credentialVariable());
            job.profile().credential(peer).variable().ifPresent(credentials::add);
        });
        if (job.options().has("--target")) {
            credentials.addAll(RotationFile.of(job).credentialVariables());
        }
        return new ProgramEnvironment(
                job.process().environment(),
                credentials,
                Set.copyOf(job.options().texts("--keep")));
    }

    /** All variables of the program. The token may replace a credential of the same name. */
    Map<String, String> with(String variable, Secret token) {
        var variables = new TreeMap<>(ours);
        List<String> secrets = credentials.stream()
                .map(name -> ours.getOrDefault(name, "").strip())
                .filter(secret -> secret.length() >= TELLING)
                .toList();
        variables
                .entrySet()
                .removeIf(each -> !keep.contains(each.getKey())
                        && (credentials.contains(each.getKey())
                                || secrets.stream().anyMatch(each.getValue()::contains)));
        variables.put(variable, token.reveal());
        return variables;
    }
}
