package dev.mailkeys.cli.config;

import java.util.Optional;

/**
 * Where a credential is, as far as a file says.
 *
 * @param variable the name of the variable that holds it
 * @param file the path of the file that holds it
 */
public record CredentialPlace(Optional<String> variable, Optional<String> file) {

    /** Of a file that does not say. */
    public static final CredentialPlace UNSAID = new CredentialPlace(Optional.empty(), Optional.empty());

    public boolean isSaid() {
        return variable.isPresent() || file.isPresent();
    }
}
