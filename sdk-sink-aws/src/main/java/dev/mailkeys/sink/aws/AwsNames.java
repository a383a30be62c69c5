package dev.mailkeys.sink.aws;

import java.util.Optional;
import java.util.regex.Pattern;

/** The names of secrets and parameters, and what a name or description tells. */
final class AwsNames {

    private static final Pattern SECRET_ARN = Pattern.compile(
            "arn:aws[a-z-]*:secretsmanager:" + AwsAccess.REGION + ":\\d{12}:secret:[A-Za-z0-9/_+=.@-]{1,519}");

    private AwsNames() {}

    /** Why a name is not valid in Secrets Manager. */
    static Optional<String> ofSecret(String text) {
        boolean fits = isArn(text) ? SECRET_ARN.matcher(text).matches() : text.matches("[A-Za-z0-9/_+=.@-]{1,512}");
        return fits
                ? Optional.empty()
                : Optional.of("takes a name of at most 512 letters, digits and /_+=.@-, or its ARN:"
                        + " arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME");
    }

    /** Why a name is not valid in the Parameter Store. */
    static Optional<String> ofParameter(String text) {
        if (isArn(text)) {
            return Optional.of(
                    "takes the parameter's name, not its ARN: AWS writes by name alone. Say its region with region");
        }
        if (!text.matches("[A-Za-z0-9/_.-]{1,1011}")) {
            return Optional.of("takes a name of letters, digits and /_.-, without a version or label behind it");
        }
        boolean isWithin = text.indexOf('/') > 0;
        return isWithin ? Optional.of("takes a name that begins with /, if there is a / in it") : Optional.empty();
    }

    static boolean isArn(String text) {
        return text.startsWith("arn:");
    }

    /** The region in a secret's ARN; empty if the text is not an ARN. */
    static Optional<String> regionOf(String secret) {
        return SECRET_ARN.matcher(secret).matches() ? Optional.of(secret.split(":", -1)[3]) : Optional.empty();
    }

    /** In that region. */
    static AwsAccess placed(AwsAccess access, String secret) {
        return regionOf(secret).map(access::inRegion).orElse(access);
    }

    /** The name of a sink; an ARN has its region in itself. */
    static String sink(String kind, String region, String name) {
        return kind + ":" + (region.isEmpty() || isArn(name) ? "" : region + ":") + name;
    }

    /** Why a token must not be put into a secret. */
    static Optional<String> problemOf(SecretCalls.About about, String region) {
        if (about.deleted().isPresent()) {
            return Optional.of(
                    "it is scheduled for deletion. Take it back with \"aws secretsmanager restore-secret\", or"
                            + " name another.");
        }
        if (about.rotated().orElse(false)) {
            return Optional.of(
                    "AWS rotates it already, and would overwrite the token. Stop that with \"aws secretsmanager"
                            + " cancel-rotate-secret\", or name another.");
        }
        if (about.owner().isPresent()) {
            return Optional.of("it belongs to another service of AWS, which alone may change it. Name another.");
        }
        return about.primary()
                .filter(primary -> !primary.equals(region))
                .map(primary -> "it is a replica, which can't be changed. Set region to the one of the original: "
                        + primary + ".");
    }
}
