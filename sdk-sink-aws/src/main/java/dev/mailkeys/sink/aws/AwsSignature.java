package dev.mailkeys.sink.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mailkeys.core.provider.RequestSigner;
import dev.mailkeys.core.provider.Timing;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * The signature of one operation's requests, AWS's version 4. The signer of AWS's own library may log session tokens,
 * so only tests use it, to compare.
 *
 * @param who the credentials
 * @param service the service
 * @param region the region
 * @param operation the operation
 * @param timing the clock: a signature is valid for some minutes
 */
record AwsSignature(AwsCredentialsIdentity who, AwsService service, String region, String operation, Timing timing)
        implements RequestSigner {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    @Override
    public Map<String, String> headers(String method, URI address, byte[] body) {
        String time = TIME.format(timing.now());
        var headers = new TreeMap<String, String>();
        headers.put("x-amz-content-sha256", hash(body));
        headers.put("x-amz-date", time);
        headers.put("x-amz-target", service.target() + "." + operation);
        if (who instanceof AwsSessionCredentialsIdentity session) {
            headers.put("x-amz-security-token", session.sessionToken());
        }
        var signed = new TreeMap<>(headers);
        signed.put("content-type", AwsApi.JSON);
        signed.put("host", host(address));
        headers.put("authorization", authorization(time, signed, method + "\n" + address.getRawPath() + "\n", body));
        return headers;
    }

    /** As the transport sends it: in lower case, with a port only if it is not the usual one. */
    private static String host(URI address) {
        String name = address.getHost().toLowerCase(Locale.ROOT);
        int usual = "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
        return address.getPort() < 0 || address.getPort() == usual ? name : name + ":" + address.getPort();
    }

    private String authorization(String time, TreeMap<String, String> signed, String request, byte[] body) {
        var lines = new StringBuilder(request).append("\n");
        signed.forEach(
                (name, value) -> lines.append(name).append(':').append(value).append('\n'));
        String names = String.join(";", signed.keySet());
        lines.append('\n').append(names).append('\n').append(hash(body));
        String scope = time.substring(0, 8) + "/" + region + "/" + service.id() + "/aws4_request";
        byte[] key = ("AWS4" + who.secretAccessKey()).getBytes(UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        String text =
                String.join("\n", ALGORITHM, time, scope, hash(lines.toString().getBytes(UTF_8)));
        return ALGORITHM + " Credential=" + who.accessKeyId() + "/" + scope + ", SignedHeaders=" + names
                + ", Signature=" + HexFormat.of().formatHex(hmac(key, text));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256.", impossible);
        }
    }

    @Override
    public String toString() {
        return "a signature for " + operation;
    }
}
