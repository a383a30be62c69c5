package com.example.start;

import dev.mailkeys.testkit.EmailitSimulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.SpringBootVersion;

/**
 * How long an application takes from its start to the answer of its first request, with the starter and with a
 * hand-written client: whole processes, in pairs, so that other load on the machine affects both.
 */
public final class StartRace {

    private static final List<String> CONTESTANTS = List.of("starter", "hand-written");

    private static final double NANOS = 1e9;

    private final EmailitSimulator emailit;

    private StartRace(EmailitSimulator emailit) {
        this.emailit = emailit;
    }

    /**
     * One start.
     *
     * @param seconds until its answer was there
     * @param processor the seconds of processor time until then
     */
    private record Start(double seconds, double processor) {}

    /** One start of each. */
    private record Pair(Start starter, Start handWritten) {}

    /**
     * Runs the pairs and prints the results.
     *
     * @param args how many pairs
     */
    public static void main(String[] args) throws Exception {
        try (var emailit = EmailitSimulator.start()) {
            emailit.seedKey("ci-7");
            var race = new StartRace(emailit);
            // The first pair only warms the caches of the disk.
            race.pair(0);
            var pairs = new ArrayList<Pair>();
            for (int number = 0; number < Integer.parseInt(args[0]); number++) {
                pairs.add(race.pair(number));
            }
            System.out.printf("Spring Boot %s, %d pairs%n", SpringBootVersion.getVersion(), pairs.size());
            print("seconds until the answer", pairs, Start::seconds);
            print("seconds of processor time", pairs, Start::processor);
        }
    }

    /** The first of a pair is the second of the next. */
    private Pair pair(int number) throws IOException, InterruptedException {
        var starts = new Start[2];
        for (int turn = 0; turn < 2; turn++) {
            int who = (number + turn) % 2;
            starts[who] = start(CONTESTANTS.get(who));
        }
        return new Pair(starts[0], starts[1]);
    }

    private Start start(String contestant) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstRequest.class.getName(),
                        contestant,
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--spring.main.banner-mode=off",
                        "--mailkeys.emailit.api-key=" + emailit.managementToken(),
                        "--mailkeys.emailit.base-url=" + emailit.baseUrl())
                .redirectErrorStream(true);
        long begin = System.nanoTime();
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        double seconds = (System.nanoTime() - begin) / NANOS;
        if (!said.contains("200 [") || !said.contains("\"ci-7\"")) {
            throw new IllegalStateException(contestant + " did not answer: " + said);
        }
        String processor = said.substring(said.indexOf(FirstRequest.CPU) + FirstRequest.CPU.length())
                .strip();
        return new Start(seconds, Long.parseLong(processor) / NANOS);
    }

    private static void print(String what, List<Pair> pairs, ToDoubleFunction<Start> figure) {
        var ratios = new ArrayList<Double>();
        var starter = new ArrayList<Double>();
        var handWritten = new ArrayList<Double>();
        for (Pair pair : pairs) {
            starter.add(figure.applyAsDouble(pair.starter()));
            handWritten.add(figure.applyAsDouble(pair.handWritten()));
            ratios.add(figure.applyAsDouble(pair.starter()) / figure.applyAsDouble(pair.handWritten()));
        }
        System.out.printf(
                "%s: starter %.2f, hand-written %.2f; starter to hand-written %.3f (half of the pairs %.3f to %.3f)%n",
                what,
                quantile(starter, 0.5),
                quantile(handWritten, 0.5),
                quantile(ratios, 0.5),
                quantile(ratios, 0.25),
                quantile(ratios, 0.75));
    }

    private static double quantile(List<Double> values, double part) {
        return values.stream().sorted().toList().get((int) Math.round((values.size() - 1) * part));
    }
}
