package dev.mailkeys.cli.failure;

/** The exit codes. Published: numbers never change, and 130 and 143 belong to signals. */
public enum ExitCode {
    DONE(0),
    /** A bug in mailkeys. */
    BUG(1),
    /** The command line, or a request that breaks the provider's documented limits. */
    USAGE(2),
    /** The configuration or the management credential. */
    CONFIGURATION(3),
    /** Refused or failed, and nothing has changed. */
    REFUSED(4),
    /** A destructive command that nobody confirmed. */
    UNCONFIRMED(5),
    /** It has or may have taken effect, and something is left to do or to check. */
    INCOMPLETE(10),
    /** Another rotator is at work on the same target. */
    LOCKED(6),
    /** The token in a sink does not work now. */
    SINK_BROKEN(11),
    /** Old keys wait to be retired; only with {@code --fail-on-pending}. */
    PENDING(12),
    /** {@code plan --exit-code} found something to do. */
    DUE(13),
    /** Not finished, and it is unknown now whether the token in a sink works. */
    SINK_UNKNOWN(14),
    /** {@code audit} found a key that breaks a policy. */
    VIOLATIONS(15),
    /** {@code audit} could not read an account. */
    AUDIT_INCOMPLETE(16),
    /** {@code conformance} found that a provider contradicts what we take for a fact. */
    DIFFERS(17),
    /** The program of {@code run} exists and can't be run, as in shells. */
    CANNOT_RUN(126),
    /** The program of {@code run} does not exist, as in shells. */
    NO_PROGRAM(127);

    public final int number;

    ExitCode(int number) {
        this.number = number;
    }
}
