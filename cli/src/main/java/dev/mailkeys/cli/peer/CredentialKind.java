package dev.mailkeys.cli.peer;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.text.KnownTokens;
import java.util.Optional;

/** Recognizes a credential by its form. One of another provider is not sent to this one, who would learn it. */
public final class CredentialKind {

    private CredentialKind() {}

    /** The credential; refused if it certainly is another provider's or does not manage keys. */
    public static Credential fitting(Peer peer, Credential credential) {
        Optional<KnownTokens.Known> wrong = KnownTokens.of(credential.secret().reveal())
                .filter(known ->
                        !known.owner().equals(peer.word()) || !known.kind().manages());
        if (wrong.isPresent()) {
            String advice = peer instanceof Provider
                    ? " \"mailkeys doctor --provider " + peer.word() + "\" looks at it again."
                    : "";
            throw Failure.configuration("The credential for " + peer.title() + " is "
                    + wrong.get().kind().words() + ", by its form. Nothing was sent." + advice);
        }
        return credential;
    }
}
