package dev.mailkeys.cli;

import java.io.Serial;

/** Why a command ends without having done what was asked, in words free of credentials. */
final class Failure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    final ExitCode code;
    final String kind;
    final transient Fields more;

    Failure(ExitCode code, String kind, String message) {
        this(code, kind, message, new Fields());
    }

    Failure(ExitCode code, String kind, String message, Fields more) {
        super(message, null, false, false);
        this.code = code;
        this.kind = kind;
        this.more = more;
    }

    static Failure usage(String message) {
        return new Failure(ExitCode.USAGE, "usage", message);
    }

    static Failure configuration(String message) {
        return new Failure(ExitCode.CONFIGURATION, "configuration", message);
    }

    static Failure refused(String kind, String message) {
        return new Failure(ExitCode.REFUSED, kind, message);
    }
}
