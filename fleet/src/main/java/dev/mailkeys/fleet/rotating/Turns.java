package dev.mailkeys.fleet.rotating;

import dev.mailkeys.cli.rotationfile.AccountDefinition;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Limits how many keys of an account this node rotates at the same time, as the account says. */
final class Turns {

    /** Short, because a waiting thread rotates no key of another account. */
    private static final int PATIENCE_SECONDS = 5;

    private final Map<String, Semaphore> free = new ConcurrentHashMap<>();

    /** Whether the account has a free turn, which must then be given back. */
    boolean take(AccountDefinition account) {
        try {
            return of(account).tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void giveBack(AccountDefinition account) {
        of(account).release();
    }

    private Semaphore of(AccountDefinition account) {
        return free.computeIfAbsent(account.name(), name -> new Semaphore(account.atOnce(), true));
    }
}
