package dev.mailkeys.examples;

import dev.mailkeys.core.MailkeysException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes calls on other threads. A {@code CompletableFuture} by itself stops waiting when it is cancelled or times out, and
 * lets the call go on. This one ends the call too, and loses nothing of what it did.
 */
public final class CallInBackground {

    private final ExecutorService threads; // Executors.newVirtualThreadPerTaskExecutor(), where the JDK has it
    private final Consumer<MailkeysException> inDoubt;

    /**
     * Calls on these threads.
     *
     * @param threads where calls are made
     * @param inDoubt is given the failure of a call that nobody waits for any more, if the call may have taken effect: look
     *     at the keys
     */
    public CallInBackground(ExecutorService threads, Consumer<MailkeysException> inDoubt) {
        this.threads = threads;
        this.inDoubt = inDoubt;
    }

    /**
     * Makes a call, such as {@code () -> keys.create(newKey)}. Cancelling the future, or {@code orTimeout}, interrupts the
     * call, which ends at once.
     *
     * @param call the call
     * @param tooLate is given a result that came although nobody waits for it any more: of a create, the only copy of its token
     * @param <T> what the call gives
     * @return its result, or its exception
     */
    @SuppressWarnings("FutureReturnValueIgnored") // Of whenComplete: the future itself is waited for.
    public <T> CompletableFuture<T> start(Supplier<T> call, Consumer<T> tooLate) {
        var future = new CompletableFuture<T>();
        Future<?> running = threads.submit(() -> finish(call, tooLate, future));
        future.whenComplete((result, failure) -> {
            if (failure instanceof CancellationException || failure instanceof TimeoutException) {
                running.cancel(true);
            }
        });
        return future;
    }

    private <T> void finish(Supplier<T> call, Consumer<T> tooLate, CompletableFuture<T> future) {
        try {
            T result = call.get();
            if (!future.complete(result)) {
                tooLate.accept(result);
            }
        } catch (MailkeysException failure) {
            if (!future.completeExceptionally(failure) && failure.mayHaveTakenEffect()) {
                inDoubt.accept(failure);
            }
        } catch (RuntimeException | Error failure) {
            future.completeExceptionally(failure);
        }
    }
}
