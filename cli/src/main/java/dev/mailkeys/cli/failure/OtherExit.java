package dev.mailkeys.cli.failure;

import java.io.Serial;

/** A command ends with the exit code of another program that it has run, whatever that means there. */
public final class OtherExit extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public final int code;

    public OtherExit(int code) {
        super("exit code " + code, null, false, false);
        this.code = code;
    }
}
