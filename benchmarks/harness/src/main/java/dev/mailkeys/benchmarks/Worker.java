package dev.mailkeys.benchmarks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The process of one contestant, with that contestant's own class path. It does what it is told, a line at a time, so that the
 * processes of several contestants can take turns:
 *
 * <ul>
 *   <li>{@code time WORK TIMES} answers with what one time took, in nanoseconds, nanoseconds of the processor, and bytes, and with
 *       the last result,
 *   <li>{@code callers WORK TIMES CALLERS KIND} with the nanoseconds that one time took when so many threads shared them,
 *   <li>{@code heap} with the bytes that are in use after a collection.
 * </ul>
 */
public final class Worker {

    private final Contestant contestant;

    private Worker(Contestant contestant) {
        this.contestant = contestant;
    }

    public static void main(String[] args) throws Exception {
        var worker = new Worker(Contestant.of(args[0], args[1]));
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = System.out;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(worker.answer(line.split(" ")));
            out.flush();
        }
        // Some contestants leave threads behind that would keep the process.
        System.exit(0);
    }

    private String answer(String[] command) throws Exception {
        return switch (command[0]) {
            case "time" -> time(Work.valueOf(command[1]), Integer.parseInt(command[2]));
            case "callers" ->
                callers(
                        Work.valueOf(command[1]),
                        Integer.parseInt(command[2]),
                        Callers.of(command[4], Integer.parseInt(command[3])));
            case "heap" -> Long.toString(Usage.used());
            default -> throw new IllegalArgumentException(command[0]);
        };
    }

    private String time(Work work, int times) throws Exception {
        // Not counted, so that a pause before does not show, in which connections may have been given up.
        long result = work.doneBy(contestant);
        long allocated = Usage.allocated();
        long busy = Usage.processorNanos();
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            result = work.doneBy(contestant);
        }
        long nanos = System.nanoTime() - start;
        busy = Usage.processorNanos() - busy;
        allocated = Usage.allocated() - allocated;
        return nanos / times + " " + busy / times + " " + allocated / times + " " + result;
    }

    private String callers(Work work, int times, Callers callers) throws Exception {
        try (callers) {
            // Once each, not counted, for the same reason.
            callers.run(callers.count(), () -> work.doneBy(contestant));
            long start = System.nanoTime();
            callers.run(times, () -> work.doneBy(contestant));
            return Long.toString((System.nanoTime() - start) / times);
        }
    }
}
