package dev.mailkeys.benchmarks;

/** A process that makes one call, the first, and says how long it took and how many classes are loaded now. */
public final class FirstCall {

    private FirstCall() {}

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        Work.valueOf(args[2]).doneBy(Contestant.of(args[0], args[1]));
        long nanos = System.nanoTime() - start;
        System.out.println(nanos + " " + Usage.classes());
        System.exit(0);
    }
}
