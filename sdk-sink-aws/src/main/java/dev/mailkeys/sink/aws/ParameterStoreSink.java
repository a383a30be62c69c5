package dev.mailkeys.sink.aws;

import dev.mailkeys.core.ClientSettings;
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
 * A parameter of AWS Systems Manager (Parameter Store), of the type SecureString: the parameter as a whole, or a field of its
 * JSON, whose other characters stay as they are. Its KMS key, tier, description, pattern and policies stay as well.
 *
 * <p>AWS compares nothing when a parameter is overwritten. A change since the last look of this sink is refused, one between
 * that look and the write is not; the number of the new version tells that it happened, and a put then ends with
 * {@link dev.mailkeys.rotation.SinkException.Kind#UNKNOWN}, although the token was written. AWS keeps the last hundred
 * versions. A write whose answer is lost is looked up and not sent again. Where others write, use
 * {@link SecretsManagerSink}.
 *
 * <p>In a field, the mark of whose token it is stands beside it, {@code FIELD_mailkeys}. A parameter as a whole has no room
 * for one.
 *
 * <p>The credentials need {@code ssm:GetParameter}, {@code GetParameterHistory} and {@code PutParameter} for the parameter,
 * and {@code kms:Decrypt} and {@code kms:Encrypt} for a KMS key of its own ({@code kms:GenerateDataKey} in the advanced
 * tier). {@link #check} can't tell whether it may write. Tried against a stand-in that keeps to AWS's published description
 * of the service, not against AWS.
 */
public final class ParameterStoreSink extends AwsSink implements Sink {

    private static final String RIGHTS =
            "ssm:GetParameter, GetParameterHistory and PutParameter for it, and kms:Decrypt and"
                    + " kms:Encrypt if it has a KMS key of its own (kms:GenerateDataKey too, in the advanced tier)";

    private final SecretContent content;
    private final CreateIfMissing creation;
    private final ParameterCalls calls;
    private final ParameterWrites writes;

    /** What was read or written last. We compare with it, because AWS does not. */
    private final AtomicReference<@Nullable StoredParameter> seen = new AtomicReference<>();

    private ParameterStoreSink(AwsSetup setup) {
        super("aws-ssm", AwsService.PARAMETER_STORE, RIGHTS, setup);
        this.content = setup.content();
        this.creation = setup.creation();
        this.calls = new ParameterCalls(setup.api(), setup.place());
        this.writes = new ParameterWrites(calls, content, creation, advice);
    }

    /**
     * A parameter that is nothing but the token. Nothing is sent before the first look or put.
     *
     * @param parameter its name, {@code /mail/newsletter}; AWS takes no ARN where a parameter is written
     * @param access who we are, and in which region
     * @param settings the client's settings; without an address it is the region's
     * @return the sink
     * @throws IllegalArgumentException if no parameter can be called that
     * @throws dev.mailkeys.core.InvalidRequestException if the settings can't work
     */
    public static ParameterStoreSink of(String parameter, AwsAccess access, ClientSettings settings) {
        Objects.requireNonNull(parameter, "parameter must not be null");
        Objects.requireNonNull(access, "access must not be null");
        return of(parameter, access, settings, Timing.system());
    }

    static ParameterStoreSink of(String parameter, AwsAccess access, ClientSettings settings, Timing timing) {
        AwsNames.ofParameter(parameter).ifPresent(problem -> {
            throw new IllegalArgumentException("parameter " + problem);
        });
        return new ParameterStoreSink(AwsSetup.of(parameter, AwsService.PARAMETER_STORE, access, settings, timing));
    }

    /**
     * The same parameter with the token in a field of its JSON.
     *
     * @param field the field
     * @return the sink
     */
    public ParameterStoreSink inField(SecretContent field) {
        Objects.requireNonNull(field, "field must not be null");
        return new ParameterStoreSink(setup.with(field));
    }

    /**
     * The same sink, which makes the parameter if it is not there.
     *
     * @return the sink
     */
    public ParameterStoreSink creating() {
        return new ParameterStoreSink(setup.with(new CreateIfMissing(true, creation.kmsKey())));
    }

    /**
     * The same sink, which encrypts with a KMS key from its next put on.
     *
     * @param key the key's id, alias or ARN; unless said, the one that the parameter has, and for a new one
     *     {@code alias/aws/ssm}
     * @return the sink
     */
    public ParameterStoreSink encryptedWith(String key) {
        Objects.requireNonNull(key, "key must not be null");
        return new ParameterStoreSink(setup.with(new CreateIfMissing(creation.isAllowed(), Optional.of(key))));
    }

    /**
     * The same sink with another settle time.
     *
     * @param time how long after it was given up a write may still take effect, a minute unless said otherwise
     * @return the sink
     */
    public ParameterStoreSink settlingFor(Duration time) {
        return new ParameterStoreSink(setup.with(time));
    }

    @Override
    public Set<SinkCapability> capabilities() {
        var all = EnumSet.of(SinkCapability.READABLE, SinkCapability.IDEMPOTENT_PUT);
        if (content.keepsMark()) {
            all.add(SinkCapability.METADATA);
        }
        return all;
    }

    /** Looks whether the parameter is there, of the type SecureString, and holds what a token can be put into. */
    @Override
    public void check() {
        StoredParameter now = look();
        if (now.version() == 0) {
            creation.require(advice);
        } else {
            advice.looking(() -> calls.version(now.version()));
        }
    }

    @Override
    public SinkState read() {
        StoredParameter now = look();
        seen.set(now);
        return content.read(now.text());
    }

    @Override
    String text() {
        return look().text();
    }

    @Override
    public Optional<String> put(Delivery delivery, Optional<String> expected) {
        Objects.requireNonNull(delivery, "delivery must not be null");
        Objects.requireNonNull(expected, "expected must not be null");
        seen.set(understood(() -> writes.put(delivery, () -> {
            StoredParameter now = look();
            requireUnchanged(now);
            return now;
        })));
        return Optional.empty();
    }

    private void requireUnchanged(StoredParameter now) {
        StoredParameter last = seen.get();
        boolean isOther = last != null
                && last.version() != now.version()
                && !content.read(last.text()).equals(content.read(now.text()));
        if (isOther) {
            throw advice.problem(Kind.CONFLICT, "it was changed by another since it was read. Nothing was written.");
        }
    }

    private StoredParameter look() {
        Optional<ParameterCalls.Parameter> found = advice.looking(calls::current);
        String type = found.flatMap(ParameterCalls.Parameter::type).orElse(ParameterCalls.SECURE);
        if (!type.equals(ParameterCalls.SECURE)) {
            throw advice.problem(
                    Kind.UNCHANGED,
                    "it is of the type " + type
                            + ", which is stored as plain text. A parameter keeps its type: delete it"
                            + " and make one of the type SecureString, or name another.");
        }
        StoredParameter stored = found.map(ParameterWrites::stored).orElse(StoredParameter.NONE);
        understood(() -> content.read(stored.text()));
        return stored;
    }
}
