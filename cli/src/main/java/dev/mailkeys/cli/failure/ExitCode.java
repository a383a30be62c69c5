package dev.mailkeys.cli.failure;

/** What the process ends with. Published: numbers are never changed, and 130 and 143 belong to the signals. */
public enum ExitCode {
    DONE(0),
    /** A mistake in mailkeys. */
    BUG(1),
    /** The command line, or a request that breaks the provider's documented limits. */
    USAGE(2),
    /** The configuration or the management credential. */
    CONFIGURATION(3),
    /** Refused or failed, and nothing has changed. */
    REFUSED(4),
    /** A destructive command that nobody confirmed. */
    UNCONFIRMED(5),
    /** It may have taken effect, or has, and something is left to do or to look at. */
    INCOMPLETE(10),
    /** Another rotator is at work on the same target. */
    LOCKED(6),
    /** The token that is in a sink does not work now. */
    SINK_BROKEN(11),
    /** Old keys wait to be retired; only with {@code --fail-on-pending}. */
    PENDING(12),
    /** {@code plan --exit-code} found something to do. */
    DUE(13),
    /** Not finished, and whether the token that is in a sink works can't be told now. */
    SINK_UNKNOWN(14),
    /** {@code audit} found a key that breaks a policy. */
    VIOLATIONS(15),
    /** {@code audit} could not read an account. */
    AUDIT_INCOMPLETE(16),
    /** {@code conformance} found a provider to do something else than we take for a fact. */
    DIFFERS(17),
    /** The program that {@code run} was given is there and can't be run; shells say so too. */
    CANNOT_RUN(126),
    /** There is no program as {@code run} was given; shells say so too. */
    NO_PROGRAM(127);

    public final int number;

    ExitCode(int number) {
        this.number = number;
    }
}
