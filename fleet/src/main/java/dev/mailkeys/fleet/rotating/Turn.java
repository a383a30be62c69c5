package dev.mailkeys.fleet.rotating;

import dev.mailkeys.cli.rotationfile.AccountDefinition;
import java.util.concurrent.atomic.AtomicBoolean;

/** A turn of an account. It ends once: with its look, or when a hanging look is given up. */
final class Turn implements LookLimit.Listener {

    private final Turns turns;
    private final AccountDefinition account;
    private final Visit.Visits told;
    private final AtomicBoolean over = new AtomicBoolean();

    Turn(Turns turns, AccountDefinition account, Visit.Visits told) {
        this.turns = turns;
        this.account = account;
        this.told = told;
    }

    void giveBack() {
        if (over.compareAndSet(false, true)) {
            turns.giveBack(account);
        }
    }

    @Override
    public void givenUp() {
        giveBack();
    }

    @Override
    public void cameBack() {
        told.cameBack();
    }
}
