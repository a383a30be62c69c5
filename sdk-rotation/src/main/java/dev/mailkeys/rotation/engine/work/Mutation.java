package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.RateLimitedException;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.UnaddressableKeyException;
import dev.mailkeys.rotation.engine.guard.Misbehaved;
import dev.mailkeys.rotation.engine.record.Detail;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.RecordType;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A call that changes something. Its intent is durable before it is sent, and its answer before the next step. */
public final class Mutation {

    private Mutation() {}

    /** Creates a key with the plan's settings. Sent once. */
    public static void create(Work work, RecordType intent, int attempt, String name) {
        once(
                work,
                intent,
                attempt,
                AboutKey.withName(name),
                () -> work.adapter().create(name, work.settings()));
    }

    /**
     * A call that must not be sent twice. Even a 429 does not prove that nothing was done: the next try is another
     * attempt, after the time that the provider asks for. If the outcome is unknown, the journal ends with the intent.
     */
    public static void once(Work work, RecordType intent, int attempt, AboutKey key, Supplier<NewToken> call) {
        work.journal().append(intent, attempt, key);
        NewToken answer;
        try {
            answer = call.get();
        } catch (RateLimitedException e) {
            Repetition.turnedAway(work, e);
            return;
        } catch (Misbehaved e) {
            work.warn("It is unknown whether a call took effect: looking. " + e.getMessage());
            return;
        } catch (UnaddressableKeyException e) {
            work.journal().append(RecordType.NOT_DONE);
            throw e;
        } catch (MailkeysException e) {
            if (e.mayHaveTakenEffect() && !Thread.currentThread().isInterrupted()) {
                work.warn("It is unknown whether " + e.operation() + " took effect: looking. " + e.getMessage());
                return;
            }
            throw undone(work, e);
        }
        work.memory().hold(attempt, answer.token());
        work.journal()
                .append(intent.answer(), attempt, new AboutKey(answer.keyId(), Optional.empty(), Optional.empty()));
    }

    /**
     * A call that may be repeated: if its outcome is unknown, or the provider was not reached, it is sent again a few
     * times, then by a later run. The journal shows that an earlier one may still take effect.
     */
    public static void repeatable(Work work, RecordType intent, AboutKey key, Runnable call) {
        for (int tried = 1; ; tried++) {
            work.journal().append(intent, key);
            try {
                call.run();
                break;
            } catch (UnaddressableKeyException e) {
                work.journal().append(RecordType.NOT_DONE);
                throw e;
            } catch (MailkeysException e) {
                Repetition.beforeTrying(work, tried, e instanceof RateLimitedException ? e : undone(work, e));
            }
        }
        work.journal().append(intent.answer(), key);
    }

    /** A repeatable change of one key. */
    public static void repeatable(Work work, RecordType intent, ManagedKey key, Consumer<ManagedKey> call) {
        repeatable(work, intent, AboutKey.of(key), () -> call.accept(key));
    }

    private static MailkeysException undone(Work work, MailkeysException failure) {
        if (!failure.mayHaveTakenEffect()) {
            work.journal().append(RecordType.NOT_DONE);
        }
        return failure;
    }

    /** A put into a sink. The intent has the version that it replaces, the answer the one that it made. */
    public static void put(
            Work work,
            RecordType intent,
            int attempt,
            Function<String, Detail> tell,
            Optional<String> over,
            Supplier<Optional<String>> call) {
        work.journal().append(intent, attempt, tell.apply(over.orElse("")));
        Optional<String> version;
        try {
            version = call.get();
        } catch (SinkException e) {
            if (e.kind() != SinkException.Kind.UNKNOWN) {
                work.journal().append(RecordType.NOT_DONE);
            }
            throw e;
        }
        work.journal().append(intent.answer(), attempt, tell.apply(version.orElse("")));
    }
}
