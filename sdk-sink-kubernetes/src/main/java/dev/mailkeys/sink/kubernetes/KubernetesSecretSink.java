package dev.mailkeys.sink.kubernetes;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.SinkState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One key of a Secret in Kubernetes. Its other keys, and the annotations of others, stay as they are.
 *
 * <p>Every write names the resource version that it replaces, so that what another wrote in between is never overwritten. A
 * write whose answer is lost is looked up, and sent again over the same version: of the two only one can take effect. The
 * annotation {@code mailkeys.dev/KEY} says whose token the key holds; it is written with the token, at once.
 *
 * <p>Where a Deployment is named, {@link #announce} restarts it once the token stands. A restart that fails leaves the token
 * where it is, keeps the old key, and is done by the next run.
 *
 * <p>The account needs {@code get} and {@code update} on the Secret; {@code create} on Secrets where it is to create one;
 * {@code get} and {@code patch} on the Deployment. {@link #check} asks Kubernetes for these rights. Tried against the server
 * that fabric8 keeps for tests, not against a cluster.
 */
public final class KubernetesSecretSink implements Sink {

    private final KubernetesPlace place;
    private final ClusterSession session;
    private final SinkOptions options;
    private final SecretCalls calls;
    private final SecretWrites writes;
    private final LastSeen seen;

    private KubernetesSecretSink(KubernetesPlace place, ClusterSession session, SinkOptions options) {
        this.place = place;
        this.session = session;
        this.options = options;
        this.calls = new SecretCalls(session, place);
        this.writes = new SecretWrites(calls, place, options.creates());
        this.seen = new LastSeen(place);
    }

    /**
     * A key of a Secret that is there. Nothing is sent, read or run before the first look or put.
     *
     * @param place where the token is to be
     * @param cluster how the cluster is reached, and who we are there
     * @param settings the client's settings; an address among them takes the place of the cluster's own
     * @return the sink
     */
    public static KubernetesSecretSink of(KubernetesPlace place, KubernetesCluster cluster, ClientSettings settings) {
        Objects.requireNonNull(place, "place must not be null");
        Objects.requireNonNull(cluster, "cluster must not be null");
        Objects.requireNonNull(settings, "settings must not be null");
        return of(place, cluster, settings, Timing.system());
    }

    static KubernetesSecretSink of(
            KubernetesPlace place, KubernetesCluster cluster, ClientSettings settings, Timing timing) {
        return new KubernetesSecretSink(place, new ClusterSession(place, cluster, settings, timing), SinkOptions.USUAL);
    }

    /**
     * The same sink, which makes the Secret where there is none.
     *
     * @return the sink
     */
    public KubernetesSecretSink creating() {
        return new KubernetesSecretSink(place, session, options.creating());
    }

    /**
     * The same sink, which restarts a Deployment of the Secret's namespace once a new token stands.
     *
     * @param deployment the Deployment's name
     * @return the sink
     */
    public KubernetesSecretSink restarting(String deployment) {
        Objects.requireNonNull(deployment, "deployment must not be null");
        return new KubernetesSecretSink(place, session, options.restarting(deployment));
    }

    /**
     * The same sink with another settle time.
     *
     * @param time how long after it was given up a write may still take effect: as long as the API server goes on with a
     *     request, a minute unless said otherwise
     * @return the sink
     */
    public KubernetesSecretSink settlingFor(Duration time) {
        return new KubernetesSecretSink(place, session, options.settlingFor(time));
    }

    @Override
    public String name() {
        return place.nameOf(place.key());
    }

    @Override
    public Set<SinkCapability> capabilities() {
        return EnumSet.allOf(SinkCapability.class);
    }

    @Override
    public Duration settleTime() {
        return options.settleTime();
    }

    /** Reads the Secret and the Deployment, and asks Kubernetes whether we may do what a put and a restart do. */
    @Override
    public void check() {
        StoredSecret now = looking(calls::read);
        writes.requireThatItCanBeWritten(now);
        seen.state(now);
        looking(() -> {
            new AccessRights(calls, place).require(now.isThere(), options.deployment());
            return now;
        });
        restart().ifPresent(DeploymentRestart::check);
    }

    @Override
    public SinkState read() {
        return seen.keep(looking(calls::read));
    }

    @Override
    public Map<String, SinkState> neighbours() {
        StoredSecret now = looking(calls::read);
        var others = new HashMap<String, SinkState>();
        for (String key : now.keys()) {
            if (!key.equals(place.key())) {
                others.put(place.nameOf(key), new SinkState(now.token(key), now.mark(key), Optional.empty()));
            }
        }
        return others;
    }

    @Override
    public Optional<String> put(Delivery delivery, Optional<String> expected) {
        Objects.requireNonNull(delivery, "delivery must not be null");
        Objects.requireNonNull(expected, "expected must not be null");
        StoredSecret written = writes.put(delivery, () -> seen.expected(looking(calls::read), expected));
        return seen.keep(written).version();
    }

    /** Restarts the Deployment, where one is named and was not restarted since. The Secret itself says when that was. */
    @Override
    public void announce() {
        restart().ifPresent(restart -> restart.after(this::delivered, session.now()));
    }

    private Instant delivered() {
        StoredSecret now = looking(calls::read);
        return now.mark(place.key()).flatMap(KeyMark::delivered).orElseGet(session::now);
    }

    private Optional<DeploymentRestart> restart() {
        return options.deployment().map(name -> new DeploymentRestart(calls, place, name));
    }

    private <T> T looking(Supplier<T> look) {
        try {
            return look.get();
        } catch (MailkeysException failed) {
            throw new SinkFailures(calls, place).ofSecret(Kind.UNCHANGED, "nothing was changed", failed);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
