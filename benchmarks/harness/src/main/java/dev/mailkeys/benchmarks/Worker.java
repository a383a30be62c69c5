package dev.mailkeys.benchmarks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The process of one contestant, with that contestant's own class path. It does what it is told, a line at a time, so that the
 * processes of several contestants can take turns: {@code WORK TIMES} is answered with the nanoseconds and the bytes that one
 * time took, the last result, and how many classes are loaded.
 */
public final class Worker {

    private Worker() {}

    public static void main(String[] args) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = in.readLine();
        // Made when the first call is asked for, whose time counts it.
        long start = System.nanoTime();
        Contestant contestant = Contestant.of(args[0], args[1]);
        while (line != null) {
            System.out.println(lap(contestant, line.split(" "), start));
            line = in.readLine();
            start = System.nanoTime();
        }
        // Some contestants leave threads behind that would keep the process.
        System.exit(0);
    }

    /** A single time is counted as it is; before several goes one that is not, because connections may have been given up. */
    private static String lap(Contestant contestant, String[] command, long begun) throws Exception {
        Workload work = Workload.valueOf(command[0]);
        int times = Integer.parseInt(command[1]);
        long result = times == 1 ? 0 : work.doneBy(contestant);
        long start = times == 1 ? begun : System.nanoTime();
        long allocated = Usage.allocated();
        for (int i = 0; i < times; i++) {
            result = work.doneBy(contestant);
        }
        long nanos = System.nanoTime() - start;
        long bytes = Usage.allocated() - allocated;
        return nanos / times + " " + bytes / times + " " + result + " " + Usage.classes();
    }
}
