package dev.mailkeys.examples;

/** The main job on the simulators of all providers, as a transcript: {@code mvn -q -Pdemo verify}. */
public final class Demo {

    private Demo() {}

    /**
     * Runs the demo.
     *
     * @param args none
     */
    public static void main(String[] args) {
        var transcript = new Transcript(System.out);
        JetEmailDemo.run(transcript);
        transcript.close("No token was printed, lost or used twice.");
    }
}
