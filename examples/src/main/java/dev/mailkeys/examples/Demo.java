package dev.mailkeys.examples;

import java.io.PrintStream;

/** The main job on the simulators of all providers, as a transcript: {@code mvn -q -Pdemo verify}. */
public final class Demo {

    private Demo() {}

    /**
     * Runs the demo.
     *
     * @param args none
     */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        var transcript = new Transcript(out);
        JetEmailDemo.run(transcript);
        EmailitDemo.run(transcript);
        ElasticEmailDemo.run(transcript);
        transcript.close("No key was lost, no create or rotate was sent twice, and no token was printed.");
    }
}
