package dev.mailkeys.rotation.sink;

import java.io.Serial;

/** Why a file can't be used as it is. Quotes nothing of its content. */
final class FileProblem extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    FileProblem(String message) {
        super(message);
    }
}
