package dev.mailkeys.cli.config;

import dev.mailkeys.cli.peer.Credential;
import dev.mailkeys.cli.peer.Credentials;
import java.util.Optional;

/**
 * Where a credential is, as a file says; each value may be missing.
 *
 * @param variable the name of the variable that holds it
 * @param file the path of the file that holds it
 */
public record CredentialPlace(Optional<String> variable, Optional<String> file) {

    /** No place. */
    public static final CredentialPlace UNSAID = new CredentialPlace(Optional.empty(), Optional.empty());

    /** The credential there; empty if no place is named. */
    public Optional<Credential> credential(Credentials credentials, String where) {
        return variable.map(name -> credentials.fromVariable(name, "token-env " + where))
                .or(() -> file.map(path -> credentials.fromFile(path, "token-file " + where)));
    }

    public boolean isSaid() {
        return variable.isPresent() || file.isPresent();
    }
}
