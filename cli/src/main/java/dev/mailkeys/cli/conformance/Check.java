package dev.mailkeys.cli.conformance;

import dev.mailkeys.cli.text.Fields;

/**
 * A fact that we rely on, and how to check it.
 *
 * @param claim the fact
 * @param calls how many calls it makes, including the deletion of its keys
 * @param keys how many keys it makes
 */
record Check(Claim claim, int calls, int keys, Experiment experiment) {

    /**
     * The assumed fact.
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

    /** The experiment. */
    @FunctionalInterface
    interface Experiment {

        /**
         * Does it. Its keys are deleted afterwards.
         *
         * @throws NotTried if what it needs is not there
         */
        Verdict run(Bench bench);
    }

    /** A guessed fact, unless a source is given. */
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
