package dev.mailkeys.cli.peer;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.core.Secret;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whose token it is that begins like that. One of another provider's is not sent to this one, which would learn it. */
public enum CredentialKind {
    JETEMAIL_ACCOUNT("api_[A-Za-z0-9_-]+", "an account key of JetEmail's (api_…)"),
    JETEMAIL_SENDING("transactional_[A-Za-z0-9_-]+", "a sending key of JetEmail's (transactional_…)"),
    EMAILIT("(secret|em_live|em_test)_[A-Za-z0-9_-]+", "a key of Emailit's"),
    ELASTICEMAIL("[0-9A-Fa-f]{96}", "a key of Elastic Email's"),
    GITHUB("(gh[pousr]|github_pat)_[A-Za-z0-9_]+", "a token of GitHub's");

    private final Pattern form;
    private final String words;

    CredentialKind(String form, String words) {
        this.form = Pattern.compile(form);
        this.words = words;
    }

    /** The credential, if it is not certain that it is another one's. */
    public static Secret fitting(Peer peer, Secret credential) {
        Optional<CredentialKind> other = of(credential).filter(kind -> kind != right(peer));
        if (other.isPresent()) {
            String advice = peer instanceof ProviderName provider
                    ? " \"mailkeys doctor --provider " + provider.word + "\" looks at it again."
                    : "";
            throw Failure.configuration("The credential for " + peer.title() + " is " + other.get().words
                    + ", by its form. Nothing was sent." + advice);
        }
        return credential;
    }

    private static Optional<CredentialKind> of(Secret credential) {
        for (CredentialKind kind : values()) {
            if (kind.form.matcher(credential.reveal()).matches()) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static CredentialKind right(Peer peer) {
        return peer instanceof ProviderName provider ? of(provider) : GITHUB;
    }

    private static CredentialKind of(ProviderName provider) {
        return switch (provider) {
            case JETEMAIL -> JETEMAIL_ACCOUNT;
            case EMAILIT -> EMAILIT;
            case ELASTICEMAIL -> ELASTICEMAIL;
        };
    }
}
