package dev.mailkeys.sink.kubernetes;

import java.io.Serial;

/** Why a cluster can't be reached as configured: what is wrong and what to do. Holds no secret. */
final class AccessProblem extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    AccessProblem(String message) {
        super(message);
    }
}
