package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.command.ConnectionSettings;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.config.ConnectionValues;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.peer.Credential;
import dev.mailkeys.cli.peer.CredentialKind;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.sink.spi.SinkContext;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a sink gets in this run. Its server is reached in the same way as the providers.
 *
 * @param job the run
 * @param name the sink's name in the file
 * @param peer the server
 * @param values the file's values
 * @param connection how the server is reached, as the file says
 * @param named the credentials of the file
 */
record SinkJob(Job job, String name, SinkPeer peer, SinkValues values, ConnectionValues connection, NamedSecrets named)
        implements SinkContext {

    /** The commands with read-only clients. */
    private static final Set<String> LOOKING = Set.of("plan", "verify", "doctor");

    @Override
    public Secret secret(String key) {
        String origin = key + " of the sink " + name;
        Optional<Credential> inFile =
                values.path(key).map(file -> job.credentials().fromFile(file.toString(), origin));
        Credential credential = inFile.or(
                        () -> values.text(key).map(variable -> job.credentials().fromVariable(variable, origin)))
                .orElseThrow(() -> Failure.configuration("The sink " + name + " needs " + key + "."));
        return CredentialKind.fitting(peer, credential).secret();
    }

    @Override
    public ClientSettings settings() {
        boolean onlyLooks = job.isDryRun() || LOOKING.contains(job.operation());
        return new ConnectionSettings(job, peer, connection).settings(onlyLooks, job.callListener());
    }

    @Override
    public List<Secret> secrets() {
        return named.of(job);
    }
}
