package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.rotation.ManagedKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** What can be told from a key as its provider lists it. */
public final class KeyFacts {

    private KeyFacts() {}

    /** Whether its sign of use shows a use: a time, or a counter above zero. */
    public static boolean isUsed(ManagedKey key) {
        return key.signOfUse()
                .filter(sign -> !sign.isEmpty() && !sign.equals("0"))
                .isPresent();
    }

    /** Whether it only remembers settings: nobody ever had its token, and nobody has used it. */
    public static boolean isSnapshot(ManagedKey key) {
        return KeyName.isSnapshot(key.name()) && !isUsed(key);
    }

    /** When it was last used, where its sign of use is a time. */
    public static Optional<Instant> lastUse(ManagedKey key) {
        try {
            return key.signOfUse().map(Instant::parse);
        } catch (DateTimeException counter) {
            return Optional.empty();
        }
    }

    /** Its name, and its id if that differs. */
    public static String named(ManagedKey key) {
        return key.name().equals(key.id()) ? key.name() : key.name() + " (" + key.id() + ")";
    }
}
