package dev.mailkeys.cli.conformance;

/** What a provider says to who calls too fast. Nobody provokes it: it might block the account, mail included. */
final class TooFast {

    static final Check.Claim CLAIM = Check.that(
            "retry-after", "A call that comes too fast is refused with 429, and Retry-After says how long to wait.");

    private TooFast() {}

    static Verdict look(Bench bench) {
        if (!bench.wasTooFast()) {
            throw NotTried.because("no call of this run was refused for coming too fast, and provoking that"
                    + " could block the account");
        }
        boolean named = bench.wasAskedToWait();
        return Verdict.of(named, named ? "a wait was named" : "no wait was named");
    }
}
