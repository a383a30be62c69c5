package dev.mailkeys.sink.aws;

import dev.mailkeys.rotation.SinkException.Kind;
import java.util.Optional;

/**
 * Whether a missing secret or parameter is created.
 *
 * @param isAllowed whether it is
 * @param kmsKey the KMS key for it; empty for AWS's own
 */
record CreateIfMissing(boolean isAllowed, Optional<String> kmsKey) {

    static final CreateIfMissing NONE = new CreateIfMissing(false, Optional.empty());

    void require(Remedy advice) {
        if (!isAllowed) {
            throw advice.problem(
                    Kind.UNCHANGED, "there is none, in this region and account. Make it first, or set create = true.");
        }
    }
}
