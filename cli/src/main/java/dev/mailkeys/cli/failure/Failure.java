package dev.mailkeys.cli.failure;

import dev.mailkeys.cli.text.Fields;
import java.io.Serial;

/** Why a command could not do its work, in words free of credentials. */
public final class Failure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public final ExitCode code;
    final String kind;
    final transient Fields more;

    public Failure(ExitCode code, String kind, String message) {
        this(code, kind, message, new Fields());
    }

    public Failure(ExitCode code, String kind, String message, Fields more) {
        super(message, null, false, false);
        this.code = code;
        this.kind = kind;
        this.more = more;
    }

    public static Failure usage(String message) {
        return new Failure(ExitCode.USAGE, "usage", message);
    }

    public static Failure configuration(String message) {
        return new Failure(ExitCode.CONFIGURATION, "configuration", message);
    }

    public static Failure refused(String kind, String message) {
        return new Failure(ExitCode.REFUSED, kind, message);
    }
}
