package dev.mailkeys.cli.command.key;

import dev.mailkeys.cli.command.Confirmation;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.core.NotFoundException;

/** What the deletes of all providers have in common. */
public final class Deletion {

    private Deletion() {}

    /**
     * Deletes a key after it was confirmed.
     *
     * @param who the key's fields as far as they are known
     */
    public static void run(Job job, String words, Fields who, Runnable delete) {
        Confirmation.require(job, "Deleting " + words + ": its token stops working at once.");
        Issuing.change(job, () -> {
            try {
                delete.run();
            } catch (NotFoundException gone) {
                if (!gone.mayHaveTakenEffect()) {
                    throw gone;
                }
                job.note("The answer to the first attempt was lost; a later attempt found the key already deleted.");
            }
            return who.with("result", "deleted");
        });
    }
}
