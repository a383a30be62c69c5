package dev.mailkeys.sink.aws;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Finds credentials of AWS, and keeps them while they last. Loads AWS's library only at the first use. */
final class FoundCredentials {

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    private final Function<Profiles, AwsCredentialsProvider> maker;
    private final Profiles profiles;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicReference<@Nullable AwsCredentialsProvider> made = new AtomicReference<>();

    FoundCredentials(Function<Profiles, AwsCredentialsProvider> maker, Profiles profiles) {
        this.maker = maker;
        this.profiles = profiles;
    }

    /** The same with other files. */
    FoundCredentials with(Profiles others) {
        return new FoundCredentials(maker, others);
    }

    private AwsCredentialsProvider provider() {
        AwsCredentialsProvider known = made.get();
        if (known == null) {
            known = maker.apply(profiles);
            made.set(known);
        }
        return known;
    }

    /** The current credentials. */
    AwsCredentialsIdentity identity(Optional<String> profile, Instant now) {
        lock.lock();
        try {
            profiles.begin(now);
            return found(profile);
        } finally {
            lock.unlock();
        }
    }

    private AwsCredentialsIdentity found(Optional<String> profile) {
        try {
            AwsCredentialsIdentity who = sendable(besideUs(() -> provider().resolveCredentials()));
            profiles.problem().ifPresent(FoundCredentials::tell);
            return who;
        } catch (SdkServiceException refused) {
            throw new AwsAccess.Unknown(
                    "AWS gave no credentials" + ofProfile(profile) + ": it answered " + refused.statusCode()
                            + Optional.ofNullable(refused.requestId())
                                    .map(id -> ", request " + id)
                                    .orElse("")
                            + ". \"aws sts get-caller-identity" + option(profile) + "\" shows the same and why.");
        } catch (SdkException | IllegalArgumentException | IllegalStateException none) {
            profiles.problem().ifPresent(FoundCredentials::tell);
            throw new AwsAccess.Unknown("no AWS credentials were found" + ofProfile(profile) + ". " + whereFrom(profile)
                    + " \"aws sts get-caller-identity" + option(profile) + "\" shows who you are.");
        }
    }

    private static void tell(AwsAccess.Unknown problem) {
        throw problem;
    }

    /** Refuses what is not valid in a header: the transport would quote it. */
    private static AwsCredentialsIdentity sendable(AwsCredentialsIdentity who) {
        String token = who instanceof AwsSessionCredentialsIdentity session ? session.sessionToken() : "";
        if (!VISIBLE.matcher(who.accessKeyId() + token).matches()) {
            throw new AwsAccess.Unknown(
                    "the id of the AWS access key or the session token has a space or a line break in it, or is"
                            + " not ASCII. Copy them anew, each as one line.");
        }
        return who;
    }

    /** AWS's library finds its own parts by the thread's class loader, which may not have them. */
    static <T> T besideUs(Supplier<T> look) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(FoundCredentials.class.getClassLoader());
        try {
            return look.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String whereFrom(Optional<String> profile) {
        return profile.map(name -> "Is it in ~/.aws, with a key, a role or a single sign-on that lasts (\"aws sso login"
                        + option(profile) + "\")?")
                .orElse("Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, sign in with \"aws sso login\", or run where"
                        + " a role is given.");
    }

    /** The same for AWS's own command. */
    private static String option(Optional<String> profile) {
        return profile.map(name -> " --profile " + name).orElse("");
    }

    private static String ofProfile(Optional<String> profile) {
        return profile.map(name -> " for the profile " + name).orElse("");
    }
}
