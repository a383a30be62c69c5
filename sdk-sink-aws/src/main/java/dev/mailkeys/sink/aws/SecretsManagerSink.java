package dev.mailkeys.sink.aws;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.sink.SecretContent;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A secret of AWS Secrets Manager: the secret as a whole, or a field of its JSON, whose other characters stay as they are.
 *
 * <p>A token is first added as a version that is not the current one, with the label {@code mailkeys}; then
 * {@code AWSCURRENT} is moved to it from the version that was seen. AWS refuses that if another has changed the secret
 * meanwhile, so no change of another is overwritten, and readers of the secret see the old token or the new one. If the
 * last step is refused, the added version stays until AWS deletes it, because it has no label. A write whose answer is lost
 * is looked up. The id of a version is made from whose token it holds, so AWS takes the same put once.
 *
 * <p>In a field, the mark of whose token it is stands beside it, {@code FIELD_mailkeys}. A secret as a whole has no room for
 * one.
 *
 * <p>The credentials need {@code secretsmanager:DescribeSecret}, {@code GetSecretValue}, {@code PutSecretValue} and
 * {@code UpdateSecretVersionStage} for the secret, {@code CreateSecret} to make it, and {@code kms:Decrypt} and
 * {@code kms:GenerateDataKey} for a KMS key of its own. {@link #check} can't tell whether it may write. Tried against a
 * stand-in that keeps to AWS's published description of the service, not against AWS.
 */
public final class SecretsManagerSink extends AwsSink implements Sink {

    private static final String RIGHTS = "secretsmanager:DescribeSecret, GetSecretValue, PutSecretValue and"
            + " UpdateSecretVersionStage (and CreateSecret, with create = true) for it, and kms:Decrypt and"
            + " kms:GenerateDataKey if it has a KMS key of its own";

    private final SecretContent content;
    private final CreateIfMissing creation;
    private final SecretCalls calls;
    private final SecretWrites writes;

    /** What was read or written last: tells a change of another field from a change of this token. */
    private final AtomicReference<@Nullable SinkState> seen = new AtomicReference<>();

    private SecretsManagerSink(AwsSetup setup) {
        super("aws-secretsmanager", AwsService.SECRETS_MANAGER, RIGHTS, setup);
        this.content = setup.content();
        this.creation = setup.creation();
        this.calls = new SecretCalls(setup.api(), setup.place());
        this.writes = new SecretWrites(calls, content, creation, advice);
    }

    /**
     * A secret that is nothing but the token. Nothing is sent before the first look or put.
     *
     * @param secret its name or its ARN; the region of an ARN is the one that is called
     * @param access who we are, and in which region
     * @param settings the client's settings; without an address it is the region's
     * @return the sink
     * @throws IllegalArgumentException if no secret can be called that
     * @throws dev.mailkeys.core.InvalidRequestException if the settings can't work
     */
    public static SecretsManagerSink of(String secret, AwsAccess access, ClientSettings settings) {
        Objects.requireNonNull(secret, "secret must not be null");
        Objects.requireNonNull(access, "access must not be null");
        return of(secret, access, settings, Timing.system());
    }

    static SecretsManagerSink of(String secret, AwsAccess access, ClientSettings settings, Timing timing) {
        AwsNames.ofSecret(secret).ifPresent(problem -> {
            throw new IllegalArgumentException("secret " + problem);
        });
        AwsAccess there = AwsNames.placed(access, secret);
        return new SecretsManagerSink(AwsSetup.of(secret, AwsService.SECRETS_MANAGER, there, settings, timing));
    }

    /**
     * The same secret with the token in a field of its JSON.
     *
     * @param field the field
     * @return the sink
     */
    public SecretsManagerSink inField(SecretContent field) {
        Objects.requireNonNull(field, "field must not be null");
        return new SecretsManagerSink(setup.with(field));
    }

    /**
     * The same sink, which makes the secret if it is not there.
     *
     * @param kmsKey the KMS key that it gets; empty for {@code aws/secretsmanager}
     * @return the sink
     * @throws IllegalArgumentException if the secret is named by its ARN, which only AWS makes
     */
    public SecretsManagerSink creating(Optional<String> kmsKey) {
        Objects.requireNonNull(kmsKey, "kmsKey must not be null");
        if (AwsNames.isArn(setup.place())) {
            throw new IllegalArgumentException("A secret is made by its name; its ARN is made by AWS.");
        }
        return new SecretsManagerSink(setup.with(new CreateIfMissing(true, kmsKey)));
    }

    /**
     * The same sink with another settle time.
     *
     * @param time how long after it was given up a write may still take effect, a minute unless said otherwise
     * @return the sink
     */
    public SecretsManagerSink settlingFor(Duration time) {
        return new SecretsManagerSink(setup.with(time));
    }

    @Override
    public Set<SinkCapability> capabilities() {
        var all = EnumSet.allOf(SinkCapability.class);
        if (!content.keepsMark()) {
            all.remove(SinkCapability.METADATA);
        }
        return all;
    }

    /**
     * Looks whether the secret is there, can be read, holds what a token can be put into, and is changed by nobody else: not
     * by a rotation of AWS's, not by another service, not as a replica, and is not about to be deleted.
     */
    @Override
    public void check() {
        Optional<SecretCalls.About> about = advice.looking(calls::describe);
        about.flatMap(found -> AwsNames.problemOf(found, advice.looking(setup.api()::region)))
                .ifPresent(problem -> {
                    throw advice.problem(Kind.UNCHANGED, problem);
                });
        if (about.isEmpty()) {
            creation.require(advice);
        }
        look();
    }

    @Override
    public SinkState read() {
        return saw(look());
    }

    private SinkState saw(StoredSecret stored) {
        SinkState state = stored.state(content);
        seen.set(state);
        return state;
    }

    @Override
    String text() {
        return look().text();
    }

    @Override
    public Optional<String> put(Delivery delivery, Optional<String> expected) {
        Objects.requireNonNull(delivery, "delivery must not be null");
        Objects.requireNonNull(expected, "expected must not be null");
        return understood(() -> saw(writes.put(delivery, () -> {
                    StoredSecret now = look();
                    requireExpected(now.state(content), expected);
                    return now;
                })))
                .version();
    }

    private void requireExpected(SinkState now, Optional<String> expected) {
        SinkState last = seen.get();
        boolean isSameToken = last != null
                && expected.equals(last.version())
                && now.token().equals(last.token())
                && now.mark().equals(last.mark());
        if (expected.isPresent() && !expected.equals(now.version()) && !isSameToken) {
            throw advice.problem(Kind.CONFLICT, "it was changed by another since it was read.");
        }
    }

    private StoredSecret look() {
        Optional<SecretCalls.Value> value = advice.looking(calls::current);
        if (value.isEmpty()) {
            boolean exists = advice.looking(calls::describe).isPresent();
            return new StoredSecret(exists, Optional.empty(), "");
        }
        if (value.get().bytes().isPresent()) {
            throw advice.problem(Kind.UNCHANGED, "it holds bytes (SecretBinary), not text. Name another secret.");
        }
        var stored = new StoredSecret(
                true,
                value.get().version(),
                value.get().text().map(Secret::reveal).orElse(""));
        understood(() -> stored.state(content));
        return stored;
    }
}
