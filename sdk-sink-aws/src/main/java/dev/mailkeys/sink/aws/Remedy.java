package dev.mailkeys.sink.aws;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.sink.spi.SinkServer;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Advice for failures of AWS.
 *
 * @param sink the sink's name
 * @param server what is called
 * @param rights the rights that the sink needs
 */
record Remedy(String sink, SinkServer server, String rights) {

    private static final String UNKNOWN =
            " AWS does not know the access key: is it still active, of this partition, and is the"
                    + " region enabled for its account?";

    private static final String SIGNATURE =
            " Is the secret access key the one of that id, and the clock of this machine right?";

    private static final String CLOCK = " The clock of this machine is minutes away from AWS's: set it (\"timedatectl\""
            + " shows whether it is synchronized), then try again.";

    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry(
                    "ExpiredTokenException",
                    " The credentials have ended: get new ones, for example with \"aws sso login\"."),
            Map.entry("ExpiredToken", " The credentials have ended: get new ones, for example with \"aws sso login\"."),
            Map.entry("UnrecognizedClientException", UNKNOWN),
            Map.entry("InvalidClientTokenId", UNKNOWN),
            Map.entry("MissingAuthenticationTokenException", UNKNOWN),
            Map.entry("InvalidSignatureException", SIGNATURE),
            Map.entry("SignatureDoesNotMatch", SIGNATURE),
            Map.entry("IncompleteSignature", SIGNATURE),
            Map.entry("IncompleteSignatureException", SIGNATURE),
            Map.entry("MissingAuthenticationToken", UNKNOWN),
            Map.entry("OptInRequired", UNKNOWN),
            Map.entry("RequestExpired", CLOCK),
            Map.entry("RequestTimeTooSkewed", CLOCK),
            Map.entry("RequestInTheFuture", CLOCK),
            Map.entry(Refusal.CLOCK, CLOCK),
            Map.entry(
                    "ResourceNotFoundException",
                    " Is it called that, and in that region and account? To have it made, set create = true."),
            Map.entry(
                    "ParameterNotFound",
                    " Is it called that, and in that region and account? To have it made, set create = true."),
            Map.entry("DecryptionFailure", " Its KMS key can't be used: is it enabled, and is kms:Decrypt allowed?"),
            Map.entry(
                    "EncryptionFailure",
                    " Its KMS key can't be used: is it there and enabled, and is kms:GenerateDataKey allowed?"),
            Map.entry(
                    "InvalidKeyId",
                    " Its KMS key can't be used: is it there and enabled, and are kms:Decrypt and kms:Encrypt allowed?"),
            Map.entry(
                    "LimitExceededException",
                    " The account has as many secrets, versions or labels as it may: delete some, or have the quota"
                            + " raised."),
            Map.entry(
                    "ParameterLimitExceeded",
                    " The account has as many parameters as it may: delete some, or use the advanced tier."),
            Map.entry(
                    "ParameterMaxVersionLimitExceeded",
                    " Its oldest version has a label: move that to a newer one, then try again."),
            Map.entry("ParameterPatternMismatchException", " The parameter's allowed pattern does not fit the token."),
            Map.entry(
                    "ResourceExistsException",
                    " A version with this delivery's id has other contents: find out who else writes the secret, then"
                            + " try again."),
            Map.entry(
                    "ValidationException",
                    " Is the name right, and is what is to be stored at most 4096 bytes (8192 of the advanced tier)?"),
            Map.entry("ThrottlingException", " That is AWS's limit of calls: try again in a minute."),
            Map.entry("Throttling", " That is AWS's limit of calls: try again in a minute."),
            Map.entry("RequestLimitExceeded", " That is AWS's limit of calls: try again in a minute."),
            Map.entry("TooManyRequestsException", " That is AWS's limit of calls: try again in a minute."),
            Map.entry("TooManyUpdates", " Another is changing it right now: try again."));

    /** A call that changes nothing. */
    <T> T looking(Supplier<T> look) {
        try {
            return look.get();
        } catch (MailkeysException failed) {
            throw failure(Kind.UNCHANGED, "nothing was changed", failed);
        } catch (AwsAccess.Unknown nobody) {
            throw problem(Kind.UNCHANGED, String.valueOf(nobody.getMessage()));
        }
    }

    SinkException failure(Kind kind, String what, MailkeysException failed) {
        String advice = failed instanceof ApiException refused ? of(refused) : server.advice(failed);
        String request = failed instanceof ApiException refused
                ? refused.requestId().map(id -> " (request " + id + ")").orElse("")
                : "";
        return new SinkException(kind, sink + ": " + what + ". " + failed.getMessage() + request + advice, failed);
    }

    SinkException problem(Kind kind, String what) {
        return new SinkException(kind, sink + ": " + what, null);
    }

    private static String withoutCode(ApiException refused) {
        if (refused.status() >= 500) {
            return " That is AWS's own fault: try again in some minutes.";
        }
        return refused.providerMessage().isEmpty()
                ? " AWS itself would name a reason: look at the address (base-url) and the proxy."
                : " AWS's documentation of the call says what that means: fix it, then try again.";
    }

    private String of(ApiException refused) {
        if (Refusal.isDeletion(refused)) {
            return " Take it back with \"aws secretsmanager restore-secret\", or name another secret.";
        }
        if (Refusal.isDenial(refused)) {
            return " Allow " + rights + ".";
        }
        return BY_CODE.getOrDefault(refused.providerMessage(), withoutCode(refused));
    }
}
