package dev.mailkeys.sink.aws;

import dev.mailkeys.core.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Who we are at AWS, and in which region. Without anything said it is as AWS's own tools have it: the environment
 * ({@code AWS_ACCESS_KEY_ID}, {@code AWS_PROFILE}, {@code AWS_REGION} and the others), the files in {@code ~/.aws}, roles of
 * pods, single sign-on, and the role of the container or the machine. Immutable; credentials that end are got anew.
 */
public final class AwsAccess {

    /** The form of a region's name. */
    static final String REGION = "[a-z]{2,}(?:-[a-z]+)+-\\d{1,2}";

    private final Optional<String> profile;
    private final Optional<String> region;
    private final FoundCredentials credentials;

    private AwsAccess(Optional<String> profile, Optional<String> region, FoundCredentials credentials) {
        this.profile = profile;
        this.region = region;
        this.credentials = credentials;
    }

    /**
     * As the environment and the files of AWS say. Nothing is looked at before the first call.
     *
     * @return the access
     */
    public static AwsAccess usual() {
        return new AwsAccess(
                Optional.empty(),
                Optional.empty(),
                found(
                        Optional.empty(),
                        files -> DefaultCredentialsProvider.builder()
                                .profileFile(files::files)
                                .build()));
    }

    /**
     * As a profile of the files in {@code ~/.aws} says, and nobody else: neither the environment nor a role of the machine
     * counts then.
     *
     * @param name the profile's name
     * @return the access
     */
    public static AwsAccess ofProfile(String name) {
        Objects.requireNonNull(name, "name must not be null");
        return new AwsAccess(
                Optional.of(name),
                Optional.empty(),
                found(
                        Optional.of(name),
                        files -> ProfileCredentialsProvider.builder()
                                .profileFile(files::files)
                                .profileName(name)
                                .build()));
    }

    /**
     * With an access key.
     *
     * @param accessKeyId its id
     * @param secretAccessKey its secret
     * @param sessionToken what goes with one that ends; empty for one that does not
     * @return the access
     */
    public static AwsAccess ofKey(String accessKeyId, Secret secretAccessKey, Optional<Secret> sessionToken) {
        Objects.requireNonNull(accessKeyId, "accessKeyId must not be null");
        Objects.requireNonNull(secretAccessKey, "secretAccessKey must not be null");
        Objects.requireNonNull(sessionToken, "sessionToken must not be null");
        String secret = secretAccessKey.reveal();
        return new AwsAccess(
                Optional.empty(),
                Optional.empty(),
                found(
                        Optional.empty(),
                        files -> StaticCredentialsProvider.create(
                                sessionToken.isEmpty()
                                        ? AwsBasicCredentials.create(accessKeyId, secret)
                                        : AwsSessionCredentials.create(
                                                accessKeyId,
                                                secret,
                                                sessionToken.get().reveal()))));
    }

    /** With what something gives at each call. */
    static AwsAccess of(AwsCredentialsProvider credentials) {
        return new AwsAccess(Optional.empty(), Optional.empty(), found(Optional.empty(), files -> credentials));
    }

    private static FoundCredentials found(
            Optional<String> profile, Function<Profiles, AwsCredentialsProvider> credentials) {
        return new FoundCredentials(credentials, new Profiles(profile, Profiles.LIMIT, List::of));
    }

    /**
     * The same, whose program that says who we are ({@code credential_process}) is given no variable that holds one of these
     * secrets.
     *
     * @param secrets secrets of the run; asked for before the program is run
     * @return the access
     */
    public AwsAccess hiding(Supplier<? extends Collection<Secret>> secrets) {
        Objects.requireNonNull(secrets, "secrets must not be null");
        return within(Profiles.LIMIT, secrets);
    }

    AwsAccess within(Duration limit, Supplier<? extends Collection<Secret>> secrets) {
        return new AwsAccess(profile, region, credentials.with(new Profiles(profile, limit, secrets)));
    }

    /**
     * The same in a region.
     *
     * @param name the region, {@code eu-central-1}
     * @return the access
     * @throws IllegalArgumentException if a region can't be called that
     */
    public AwsAccess inRegion(String name) {
        Objects.requireNonNull(name, "name must not be null");
        if (!name.matches(REGION)) {
            throw new IllegalArgumentException("A region is called as eu-central-1 is.");
        }
        return new AwsAccess(profile, Optional.of(Objects.requireNonNull(name)), credentials);
    }

    /** The region that was named; empty for the one of the environment. */
    Optional<String> namedRegion() {
        return region;
    }

    /** The region, from the environment, the files or the machine's own description. */
    String region() {
        return region.orElseGet(() -> {
            try {
                var chain = DefaultAwsRegionProviderChain.builder();
                profile.ifPresent(chain::profileName);
                return FoundCredentials.besideUs(() -> chain.build().getRegion().id());
            } catch (SdkException | IllegalArgumentException none) {
                throw new Unknown("no region is known. Set region, or AWS_REGION.");
            }
        });
    }

    /** The current credentials. */
    AwsCredentialsIdentity identity(Instant now) {
        return credentials.identity(profile, now);
    }

    /** Neither the files of AWS nor its answers are quoted: they may hold secrets. */
    static final class Unknown extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unknown(String message) {
            super(message);
        }
    }
}
