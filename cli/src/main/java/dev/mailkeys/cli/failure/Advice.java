package dev.mailkeys.cli.failure;

import dev.mailkeys.core.provider.Doubt;
import dev.mailkeys.core.provider.ProviderDescriptor;
import java.util.Optional;
import java.util.Set;

/** The provider's advice when it is unknown whether a call took effect, or its token is lost. */
public final class Advice {

    private static final Set<String> ROTATIONS = Set.of("maintain", "rotate", "resume", "reconcile", "rollback");
    private static final String UNKNOWN =
            "It is not known what repeating the call would do: look at what is there first.";

    private Advice() {}

    /** For an operation such as {@code jetemail.create} that had no usable answer. */
    public static String of(String operation) {
        return of(operation, Doubt.NO_ANSWER);
    }

    /** For an operation that took effect, and whose token could be saved nowhere. */
    public static String lost(String operation) {
        return of(operation, Doubt.TOKEN_LOST);
    }

    /** For an operation whose credential was refused. */
    static Optional<String> refused(String operation) {
        String word = operation.split("\\.", 2)[0];
        return ProviderDescriptor.installed().stream()
                .filter(provider -> provider.name().equals(word))
                .map(provider -> "\"mailkeys doctor --provider " + word + "\" says where the credential was found, and"
                        + " what it may do.")
                .findFirst();
    }

    private static String of(String operation, Doubt doubt) {
        if (ROTATIONS.contains(operation)) {
            return "Run \"mailkeys resume\": it continues from the journal.";
        }
        if (operation.equals("conformance")) {
            return "Run the same command with --clean-up: it deletes the keys that this run has left.";
        }
        String[] words = operation.replace(' ', '.').split("\\.", 2);
        return ProviderDescriptor.installed().stream()
                .filter(provider -> words.length == 2 && provider.name().equals(words[0]))
                .flatMap(provider -> provider.advice(verb(words[1]), doubt).stream())
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** The form in an operation's name. The command writes it with a hyphen. */
    private static String verb(String typed) {
        return typed.equals("subaccount-key") ? "subaccountKey" : typed;
    }
}
