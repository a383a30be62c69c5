package dev.mailkeys.cli;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnreadableResponseException;
import java.util.function.Supplier;

/** What create and rotate have in common: the token is kept before anything else happens. */
final class Issuing {

    private Issuing() {}

    /**
     * A key that was made or rotated.
     *
     * @param token its token
     * @param fields what is printed of it
     */
    record Issued(Secret token, Fields fields) {}

    /** Sends the call, once it is certain that its token can be kept. */
    static void run(Job job, Delivery delivery, Supplier<Issued> send) {
        try {
            job.unfinished().finish(job.operation(), delivery::discard, () -> {
                delivery.reserve();
                Issued issued = sent(delivery, send);
                delivery.keep(issued.token(), issued.fields());
                delivery.print(issued.token(), issued.fields());
                return issued;
            });
        } finally {
            delivery.discard();
        }
    }

    private static Issued sent(Delivery delivery, Supplier<Issued> send) {
        try {
            return send.get();
        } catch (UnreadableResponseException unreadable) {
            if (!unreadable.mayHaveTakenEffect()) {
                throw unreadable;
            }
            throw new Report.Saved(unreadable, unreadable.body().flatMap(body -> delivery.save("answer", body)));
        }
    }

    /** For what has no token to keep, but must not be cut short either. */
    static void change(Job job, Supplier<Fields> send) {
        job.unfinished().finish(job.operation(), () -> {}, () -> {
            Fields done = send.get();
            OutcomeReport.print(job, () -> job.output().one(done));
            return done;
        });
    }
}
