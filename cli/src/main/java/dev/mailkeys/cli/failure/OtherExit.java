package dev.mailkeys.cli.failure;

import java.io.Serial;

/** Ends the command with the exit code of a program that it has run. */
public final class OtherExit extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public final int code;

    public OtherExit(int code) {
        super("exit code " + code, null, false, false);
        this.code = code;
    }
}
