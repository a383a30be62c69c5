package dev.mailkeys.cli.conformance;

import dev.mailkeys.cli.text.Fields;

/**
 * A fact that we rely on, and how to find out whether it holds.
 *
 * @param claim the fact
 * @param calls how many calls it makes, the deletion of its keys among them
 * @param keys how many keys it makes
 */
record Check(Claim claim, int calls, int keys, Experiment experiment) {

    /**
     * What we take for true.
     *
     * @param name its name in reports
     * @param fact the fact, as a sentence
     * @param source where the fact is from
     * @param mark how certain it is
     */
    record Claim(String name, String fact, String source, Mark mark) {

        Claim said(String where) {
            return new Claim(name, fact, where, Mark.SAID);
        }

        Claim coded(String where) {
            return new Claim(name, fact, where, Mark.CODE);
        }

        Claim guessed(String where) {
            return new Claim(name, fact, where, Mark.GUESS);
        }

        Check shownBy(int calls, int keys, Experiment experiment) {
            return new Check(this, calls, keys, experiment);
        }
    }

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

    /** A fact that is guessed, unless it is said from where it is known. */
    static Claim that(String name, String fact) {
        return new Claim(name, fact, "not documented", Mark.GUESS);
    }

    String name() {
        return claim.name();
    }

    Fields fields() {
        return new Fields()
                .with("check", name())
                .with("fact", claim.fact())
                .with("source", claim.source())
                .with("mark", claim.mark().word());
    }
}
