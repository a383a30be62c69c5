package dev.mailkeys.cli.pace;

import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.pace.PaceChange;
import dev.mailkeys.core.pace.PacedAccount;
import dev.mailkeys.core.pace.SharedPace;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A pace that machines share through the database of their journals. If its tables for that are missing, it says so
 * once, and calls are counted as without a database.
 */
public final class DatabasePace {

    private DatabasePace() {}

    /** The same settings, with calls counted in the database first. */
    public static ClientSettings in(ClientSettings settings, Optional<SharedPace> database, Messages messages) {
        return database.map(pace -> ClientSettings.builder()
                        .from(settings)
                        .sharedPace(new FirstThere(pace, settings.sharedPace(), messages, new AtomicBoolean()))
                        .build())
                .orElse(settings);
    }

    private record FirstThere(
            SharedPace database, Optional<SharedPace> otherwise, Messages messages, AtomicBoolean said)
            implements SharedPace {

        @Override
        public boolean update(PacedAccount account, PaceChange change) throws InterruptedException {
            if (database.update(account, change)) {
                return true;
            }
            if (!said.getAndSet(true)) {
                messages.say(
                        "The database has no tables for what an account may send, so this machine counts its own calls."
                                + " Run version-2.sql there, or start a newer mailkeys-fleet once.");
            }
            return otherwise.isPresent() && otherwise.get().update(account, change);
        }
    }
}
