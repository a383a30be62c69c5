package dev.mailkeys.cli.conformance;

/**
 * What a provider answers to calls that come too fast. Never provoked, because that might block the account, including
 * its mail.
 */
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
