package dev.mailkeys.benchmarks.compare;

import dev.mailkeys.benchmarks.FirstCall;
import dev.mailkeys.benchmarks.Work;
import dev.mailkeys.benchmarks.Worker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The process of a contestant that calls one server. */
final class Racer implements AutoCloseable {

    private final Entrant entrant;
    private final Processes process;

    private Racer(Entrant entrant, Processes process) {
        this.entrant = entrant;
        this.process = process;
    }

    /** What one time of some work took: in all, of the processor, and of memory; and what came of it. */
    record Lap(long nanos, long busyNanos, long bytes, long result) {}

    /** What the first call of a process took. */
    record First(long nanos, long classes) {}

    static Racer start(Entrant entrant, Server server, String... options) throws IOException {
        var command = command(entrant, server, options);
        command.addAll(List.of(Worker.class.getName(), entrant.className(), server.url()));
        return new Racer(entrant, new Processes(command));
    }

    static First first(Entrant entrant, Server server, Work work) throws IOException {
        var command = command(entrant, server);
        command.addAll(List.of(FirstCall.class.getName(), entrant.className(), server.url(), work.name()));
        try (var process = new Processes(command)) {
            long[] answer = numbers(process.hear());
            return new First(answer[0], answer[1]);
        }
    }

    Entrant entrant() {
        return entrant;
    }

    Lap time(Work work, int times) throws IOException {
        long[] answer = ask("time " + work + " " + times);
        return new Lap(answer[0], answer[1], answer[2], answer[3]);
    }

    Lap callers(Work work, int times, int callers, String kind) throws IOException {
        return new Lap(ask("callers " + work + " " + times + " " + callers + " " + kind)[0], 0, 0, 0);
    }

    long heap() throws IOException {
        return ask("heap")[0];
    }

    private long[] ask(String command) throws IOException {
        return numbers(process.ask(command));
    }

    private static long[] numbers(String answer) {
        return Pattern.compile(" ")
                .splitAsStream(answer)
                .mapToLong(Long::parseLong)
                .toArray();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }

    private static List<String> command(Entrant entrant, Server server, String... options) {
        var command = new ArrayList<>(List.of(Processes.jdk("java"), "-Xmx512m"));
        command.addAll(List.of(options));
        command.addAll(server.reached(entrant));
        command.addAll(List.of("-cp", entrant.classPath()));
        return command;
    }
}
