package dev.mailkeys.cli.command.key;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.OutcomeReport;
import dev.mailkeys.cli.command.StepOutput;
import dev.mailkeys.cli.failure.Report;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.token.Destination;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnreadableResponseException;
import java.util.function.Supplier;

/** What create and rotate have in common: the token is kept before anything else happens. */
public final class Issuing {

    private Issuing() {}

    /**
     * A key that was made or rotated.
     *
     * @param token its token
     * @param fields what is printed of it
     * @param lookup looks up what the provider's answer lacks; never fails. Used only once the token is in a file, so
     *     that nothing delays a token that is printed
     */
    public record Issued(Secret token, Fields fields, Runnable lookup) {

        public Issued(Secret token, Fields fields) {
            this(token, fields, () -> {});
        }
    }

    /** Sends the call once its token can certainly be kept. */
    public static void run(Job job, Destination destination, Supplier<Issued> send) {
        try {
            job.unfinished().finish(job.operation(), destination::discard, () -> {
                destination.reserve();
                Issued issued = sent(destination, send);
                destination.keep(issued.token(), issued.fields());
                if (destination.isFile()) {
                    issued.lookup().run();
                }
                destination.print(issued.token(), issued.fields());
                StepOutput.key(job, issued.fields());
                return issued;
            });
        } finally {
            destination.discard();
        }
    }

    private static Issued sent(Destination destination, Supplier<Issued> send) {
        try {
            return send.get();
        } catch (UnreadableResponseException unreadable) {
            if (!unreadable.mayHaveTakenEffect()) {
                throw unreadable;
            }
            throw new Report.Saved(unreadable, unreadable.body().flatMap(body -> destination.save("answer", body)));
        }
    }

    /** For calls without a token that must not be interrupted either. */
    public static void change(Job job, Supplier<Fields> send) {
        job.unfinished().finish(job.operation(), () -> {}, () -> {
            Fields done = send.get();
            StepOutput.key(job, done);
            OutcomeReport.print(job, () -> job.output().one(done));
            return done;
        });
    }
}
