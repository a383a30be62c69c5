package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.core.provider.Timing;
import java.util.Locale;

/** Makes the ids of rotations: {@code r}, the time in seconds in base 36, and three random characters; 11 in all. */
public final class RotationId {

    private static final int BASE = 36;
    private static final int CHANCES = BASE * BASE * BASE;

    private RotationId() {}

    public static String next(Timing timing) {
        String second = Long.toString(timing.now().getEpochSecond(), BASE);
        String chance = Integer.toString((int) (timing.random() * CHANCES), BASE);
        return String.format(Locale.ROOT, "r%7s%3s", second, chance).replace(' ', '0');
    }
}
