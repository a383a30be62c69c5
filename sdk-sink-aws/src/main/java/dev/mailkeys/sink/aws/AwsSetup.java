package dev.mailkeys.sink.aws;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.sink.SecretContent;
import java.time.Duration;
import java.util.Objects;

/**
 * The settings of a sink of AWS.
 *
 * @param place the name of the secret or the parameter
 * @param api calls the service
 * @param region the region that was named; empty for the one of the environment
 * @param content the place of the token in it
 * @param creation whether a missing secret or parameter is created
 * @param settleTime how long after it was given up a write may still take effect
 */
record AwsSetup(
        String place, AwsApi api, String region, SecretContent content, CreateIfMissing creation, Duration settleTime) {

    /** The token alone, in an existing secret or parameter. */
    static AwsSetup of(String place, AwsService service, AwsAccess access, ClientSettings settings, Timing timing) {
        var api = new AwsApi(service, access, settings, timing);
        api.checkSettings();
        String region = access.namedRegion().orElse("");
        return new AwsSetup(place, api, region, SecretContent.whole(), CreateIfMissing.NONE, Duration.ofMinutes(1));
    }

    AwsSetup with(SecretContent field) {
        return new AwsSetup(place, api, region, field, creation, settleTime);
    }

    AwsSetup with(CreateIfMissing other) {
        return new AwsSetup(place, api, region, content, other, settleTime);
    }

    AwsSetup with(Duration time) {
        Objects.requireNonNull(time, "time must not be null");
        return new AwsSetup(place, api, region, content, creation, time);
    }
}
