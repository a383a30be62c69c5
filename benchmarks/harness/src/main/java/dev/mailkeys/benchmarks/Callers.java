package dev.mailkeys.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** So many threads that share the work. */
final class Callers implements AutoCloseable {

    private final ExecutorService threads;
    private final int count;

    private Callers(ExecutorService threads, int count) {
        this.threads = threads;
        this.count = count;
    }

    /** Threads of a kind, {@code PLATFORM} or {@code VIRTUAL}. */
    static Callers of(String kind, int count) throws ReflectiveOperationException {
        ExecutorService threads = kind.equals("VIRTUAL")
                ? (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null)
                : Executors.newFixedThreadPool(count);
        return new Callers(threads, count);
    }

    int count() {
        return count;
    }

    /** Does the work that many times in all. */
    void run(int times, Callable<?> work) throws InterruptedException, ExecutionException {
        var left = new AtomicInteger(times);
        Callable<Void> caller = () -> {
            while (left.getAndDecrement() > 0) {
                work.call();
            }
            return null;
        };
        List<Future<Void>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(threads.submit(caller));
        }
        for (Future<Void> one : all) {
            one.get();
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
