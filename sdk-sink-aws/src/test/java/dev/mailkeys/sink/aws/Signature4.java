package dev.mailkeys.sink.aws;

import com.sun.net.httpserver.HttpExchange;
import dev.mailkeys.core.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** The signature that AWS's own library makes for a request, to compare with what came. */
final class Signature4 {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final Pattern NAMES = Pattern.compile("SignedHeaders=([^,]+),");

    private Signature4() {}

    /** Whether a request is signed with that key for that service, with all that counts in the signature. */
    static boolean isRight(HttpExchange call, byte[] body, String keyId, Secret secret, String region, String service) {
        String said = String.valueOf(call.getRequestHeaders().getFirst("Authorization"));
        Matcher names = NAMES.matcher(said);
        if (!names.find()) {
            return false;
        }
        List<String> signed = List.of(names.group(1).split(";"));
        String host = call.getRequestHeaders().getFirst("Host");
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(call.getRequestMethod()))
                .uri(URI.create("http://" + host + call.getRequestURI()));
        signed.stream()
                .filter(name -> !name.equals("host"))
                .forEach(name -> request.putHeader(
                        name, String.valueOf(call.getRequestHeaders().getFirst(name))));
        var at = LocalDateTime.parse(call.getRequestHeaders().getFirst("X-Amz-Date"), TIME)
                .toInstant(ZoneOffset.UTC);
        String expected = AwsV4HttpSigner.create()
                .sign(sign -> sign.request(request.build())
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .identity(AwsBasicCredentials.create(keyId, secret.reveal()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC)))
                .request()
                .firstMatchingHeader("Authorization")
                .orElse("");
        boolean holdsAll = signed.containsAll(List.of("content-type", "host", "x-amz-date", "x-amz-target"));
        return holdsAll && said.equals(expected);
    }
}
