package dev.mailkeys.rotation.provider;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.rotation.ManagedKey;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides whether a delete was refused because the key is already gone. */
final class Gone {

    private Gone() {}

    /** Throws the refusal unless the look proves that the key is gone. */
    static void orThrow(ApiException refusal, Supplier<Optional<ManagedKey>> look) {
        if (isThere(refusal, look)) {
            throw refusal;
        }
    }

    /** If the look fails, nothing is proven, and the caller gets the refusal. */
    private static boolean isThere(ApiException refusal, Supplier<Optional<ManagedKey>> look) {
        try {
            return look.get().isPresent();
        } catch (RuntimeException noProof) {
            refusal.addSuppressed(noProof);
            return true;
        }
    }
}
