package dev.mailkeys.sink.aws;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.provider.ErrorKind;
import dev.mailkeys.core.provider.ProviderError;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A refusal of AWS. Keeps its code, and its message only if that says which right is missing: others may quote the
 * request.
 */
record Refusal(
        @JsonProperty("__type") Optional<String> type,
        @JsonProperty("message") Optional<String> lower,
        @JsonProperty("Message") Optional<String> upper) {

    private static final String DELETION = "InvalidRequestException (the secret is scheduled for deletion)";

    /** A signature is valid for five minutes. */
    static final String CLOCK = "InvalidSignatureException (the clock)";

    private static final Set<String> THROTTLED = Set.of(
            "ThrottlingException",
            "Throttling",
            "ThrottledException",
            "RequestLimitExceeded",
            "TooManyRequestsException",
            "RequestThrottled",
            "RequestThrottledException",
            "SlowDown");

    private static final Map<String, ErrorKind> KINDS = Map.ofEntries(
            Map.entry("AccessDeniedException", ErrorKind.FORBIDDEN),
            Map.entry("AccessDenied", ErrorKind.FORBIDDEN),
            Map.entry("UnrecognizedClientException", ErrorKind.UNAUTHORIZED),
            Map.entry("InvalidClientTokenId", ErrorKind.UNAUTHORIZED),
            Map.entry("MissingAuthenticationTokenException", ErrorKind.UNAUTHORIZED),
            Map.entry("InvalidSignatureException", ErrorKind.UNAUTHORIZED),
            Map.entry("SignatureDoesNotMatch", ErrorKind.UNAUTHORIZED),
            Map.entry("IncompleteSignature", ErrorKind.UNAUTHORIZED),
            Map.entry("IncompleteSignatureException", ErrorKind.UNAUTHORIZED),
            Map.entry("MissingAuthenticationToken", ErrorKind.UNAUTHORIZED),
            Map.entry("RequestExpired", ErrorKind.UNAUTHORIZED),
            Map.entry("RequestTimeTooSkewed", ErrorKind.UNAUTHORIZED),
            Map.entry("RequestInTheFuture", ErrorKind.UNAUTHORIZED),
            Map.entry("OptInRequired", ErrorKind.UNAUTHORIZED),
            Map.entry("ExpiredTokenException", ErrorKind.UNAUTHORIZED),
            Map.entry("ExpiredToken", ErrorKind.UNAUTHORIZED),
            Map.entry("ResourceNotFoundException", ErrorKind.NOT_FOUND),
            Map.entry("ParameterNotFound", ErrorKind.NOT_FOUND),
            Map.entry("ParameterVersionNotFound", ErrorKind.NOT_FOUND),
            Map.entry("ResourceExistsException", ErrorKind.CONFLICT),
            Map.entry("ParameterAlreadyExists", ErrorKind.CONFLICT),
            Map.entry("TooManyUpdates", ErrorKind.CONFLICT));

    static ProviderError read(int status, Refusal said) {
        String code = said.code();
        ErrorKind kind = THROTTLED.contains(code) ? ErrorKind.RATE_LIMITED : KINDS.getOrDefault(code, ofStatus(status));
        return ProviderError.of(kind, isDenial(code) ? said.codeAndWords() : said.told());
    }

    /**
     * AWS reports a missing secret or parameter by a code. A 404 alone may come from another server at that address.
     */
    private static ErrorKind ofStatus(int status) {
        return status == 404 ? ErrorKind.REFUSED : ErrorKind.ofStatus(status);
    }

    private String codeAndWords() {
        return Stream.of(code(), words()).filter(part -> !part.isEmpty()).collect(Collectors.joining(": "));
    }

    /** {@code com.amazonaws.secretsmanager#ResourceNotFoundException} in one protocol, without the first part in another. */
    private String code() {
        String text = type.orElse("").replaceFirst(":.*", "");
        return text.substring(text.lastIndexOf('#') + 1).replaceAll("[^A-Za-z]", "");
    }

    private String words() {
        return upper.or(() -> lower).orElse("");
    }

    private String told() {
        if (code().equals("InvalidRequestException") && words().contains("deletion")) {
            return DELETION;
        }
        boolean isLate = words().startsWith("Signature expired") || words().startsWith("Signature not yet current");
        return isLate ? CLOCK : code();
    }

    private static boolean isDenial(String code) {
        return code.startsWith("AccessDenied");
    }

    static boolean isDenial(ApiException refused) {
        return isDenial(refused.providerMessage());
    }

    static boolean is(ApiException refused, String code) {
        return refused.providerMessage().equals(code);
    }

    static boolean isDeletion(ApiException refused) {
        return is(refused, DELETION);
    }
}
