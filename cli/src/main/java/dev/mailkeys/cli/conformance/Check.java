package dev.mailkeys.cli.conformance;

import dev.mailkeys.cli.text.Fields;

/**
 * A fact that we rely on, and how to find out whether it holds.
 *
 * @param name its name in reports
 * @param fact what we take for true, as a sentence
 * @param source where the fact is from
 * @param mark how certain it is
 * @param calls how many calls it makes, the deletion of its keys among them
 * @param keys how many keys it makes
 */
record Check(String name, String fact, String source, Mark mark, int calls, int keys, Experiment experiment) {

    /** What is done to find out. */
    @FunctionalInterface
    interface Experiment {

        /**
         * Does it. Keys that it leaves are deleted behind it.
         *
         * @throws NotTried if what it needs is not there
         */
        Verdict run(Bench bench);
    }

    Fields fields() {
        return new Fields()
                .with("check", name)
                .with("fact", fact)
                .with("source", source)
                .with("mark", mark.word());
    }
}
