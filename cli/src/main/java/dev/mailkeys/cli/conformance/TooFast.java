package dev.mailkeys.cli.conformance;

/** What a provider says to who calls too fast. Nobody provokes it: it might block the account, mail included. */
final class TooFast {

    private TooFast() {}

    static Check check(String source, Mark mark) {
        return new Check(
                "retry-after",
                "A call that comes too fast is refused with 429, and Retry-After says how long to wait.",
                source,
                mark,
                0,
                0,
                bench -> {
                    if (!bench.wasTooFast()) {
                        throw NotTried.because("no call of this run was refused for coming too fast, and provoking that"
                                + " could block the account");
                    }
                    return Verdict.of(
                            bench.wasAskedToWait(), bench.wasAskedToWait() ? "a wait was named" : "no wait was named");
                });
    }
}
