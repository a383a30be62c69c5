package dev.mailkeys.sink.aws;

import dev.mailkeys.core.provider.Auth;
import dev.mailkeys.core.provider.ErrorReader;
import dev.mailkeys.core.provider.ProviderProfile;
import dev.mailkeys.rotation.sink.spi.SinkServer;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * A service of AWS that a sink calls.
 *
 * @param id its name in addresses and signatures
 * @param target the prefix of its operations in {@code X-Amz-Target}
 * @param server the same for the command; its address is the one of a region
 * @param holding what it keeps
 */
record AwsService(String id, String target, SinkServer server, String holding) {

    static final AwsService SECRETS_MANAGER = new AwsService(
            "secretsmanager",
            "secretsmanager",
            server("secretsmanager", "AWS Secrets Manager", "AWS_ENDPOINT_URL_SECRETS_MANAGER"),
            "the secret");

    static final AwsService PARAMETER_STORE = new AwsService(
            "ssm", "AmazonSSM", server("ssm", "AWS Systems Manager", "AWS_ENDPOINT_URL_SSM"), "the parameter");

    private static SinkServer server(String id, String title, String variable) {
        return new SinkServer(id, title, URI.create("https://" + id + ".us-east-1.amazonaws.com"), variable);
    }

    /** The service in a region. */
    ProviderProfile in(String region) {
        return at(URI.create("https://" + ServiceMetadata.of(id).endpointFor(Region.of(region))));
    }

    /** The service at an address. Each request gets a signature instead of this authorization. */
    ProviderProfile at(URI address) {
        return ProviderProfile.of(
                        id,
                        address,
                        Auth.header("Authorization"),
                        List.of(),
                        ErrorReader.of(Refusal.class, Refusal::read))
                .withWords(new ProviderProfile.Words(server.title(), holding))
                .withHeaders(new ProviderProfile.Headers("x-amzn-RequestId", ""));
    }
}
