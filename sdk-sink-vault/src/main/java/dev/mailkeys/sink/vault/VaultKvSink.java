package dev.mailkeys.sink.vault;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.SinkState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A field of a secret in Vault or OpenBao, in a KV engine of version 2. The other fields of the secret stay as they are.
 *
 * <p>Every write names the version that must be there (check-and-set), so that what another wrote in between is never
 * overwritten. A write whose answer is lost is looked up, and sent again with the same version: of the two only one can take
 * effect. The secret's custom metadata says whose token the field holds, in entries {@code mailkeys.FIELD.0} and so on. They
 * are written before the token; entries {@code mailkeys.FIELD.b0} and so on keep the mark of the token before, so that at every
 * moment one of the two fits the token that is there, and only that one counts. Where there is no secret yet, the token comes
 * first.
 *
 * <p>The credential needs read, create and update on {@code MOUNT/data/PATH}, and read and patch on {@code MOUNT/metadata/PATH};
 * {@link #check} asks Vault for these rights. Of Vault Enterprise the primary cluster is to be named: a performance
 * standby may show what was there before a write. Tried against a stand-in that was built from Vault's published
 * description, not against a server of Vault or OpenBao.
 */
public final class VaultKvSink implements Sink {

    /** By default a server ends a request after 90 seconds. */
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(90);

    private final VaultPlace place;
    private final VaultSession session;
    private final VaultCalls calls;
    private final VaultWrites writes;
    private final Duration settleTime;

    /** What was read or written last: tells a change of another field from a change of this token. */
    private final AtomicReference<@Nullable Seen> seen = new AtomicReference<>();

    private VaultKvSink(VaultPlace place, VaultSession session, Duration settleTime) {
        this.place = place;
        this.session = session;
        this.calls = new VaultCalls(session, place);
        this.writes = new VaultWrites(calls, place);
        this.settleTime = settleTime;
    }

    /**
     * A field of a secret. Nothing is sent before the first look or put.
     *
     * @param place where the token is to be
     * @param login who we are
     * @param settings the client's settings; without an address it is {@code https://127.0.0.1:8200}
     * @return the sink
     * @throws dev.mailkeys.core.InvalidRequestException if the settings or the token can't work
     */
    public static VaultKvSink of(VaultPlace place, VaultLogin login, ClientSettings settings) {
        Objects.requireNonNull(place, "place must not be null");
        Objects.requireNonNull(login, "login must not be null");
        return of(place, login, settings, Timing.system());
    }

    static VaultKvSink of(VaultPlace place, VaultLogin login, ClientSettings settings, Timing timing) {
        return new VaultKvSink(place, new VaultSession(place, login, settings, timing), LONGEST_REQUEST);
    }

    /**
     * The same sink with another settle time.
     *
     * @param time how long after it was given up a write may still take effect: as long as the server goes on with a
     *     request ({@code default_max_request_duration}), 90 s unless said otherwise
     * @return the sink
     */
    public VaultKvSink settlingFor(Duration time) {
        return new VaultKvSink(place, session, Objects.requireNonNull(time, "time must not be null"));
    }

    @Override
    public String name() {
        return place.nameOf(place.field());
    }

    @Override
    public Set<SinkCapability> capabilities() {
        return EnumSet.allOf(SinkCapability.class);
    }

    @Override
    public Duration settleTime() {
        return settleTime;
    }

    /** Reads the secret, and asks Vault whether the credential may write it and its metadata. */
    @Override
    public void check() {
        looking(() -> {
            writes.requireThatItKeeps(calls.read());
            VaultRights.require(calls, place);
            return true;
        });
    }

    @Override
    public SinkState read() {
        Stored now = looking(calls::read);
        Seen state = Seen.of(now, place.field());
        seen.set(state);
        return state.state();
    }

    @Override
    public Map<String, SinkState> neighbours() {
        Stored now = looking(calls::read);
        var others = new HashMap<String, SinkState>();
        for (String field : now.fields().keySet()) {
            if (!field.equals(place.field())) {
                others.put(place.nameOf(field), new SinkState(now.token(field), now.mark(field), Optional.empty()));
            }
        }
        return others;
    }

    @Override
    public Optional<String> put(Delivery delivery, Optional<String> expected) {
        Objects.requireNonNull(delivery, "delivery must not be null");
        Objects.requireNonNull(expected, "expected must not be null");
        Stored written = writes.put(delivery, () -> looking(calls::read), now -> requireExpected(now, expected));
        Seen state = Seen.of(written, place.field());
        seen.set(state);
        return state.state().version();
    }

    private void requireExpected(Stored now, Optional<String> expected) {
        Seen last = seen.get();
        Seen current = Seen.of(now, place.field());
        boolean isAsExpected = expected.isEmpty()
                || expected.equals(current.state().version())
                || last != null && expected.equals(last.state().version()) && last.isSameToken(current);
        if (!isAsExpected) {
            throw new SinkException(Kind.CONFLICT, name() + " was changed by another since it was read.", null);
        }
    }

    private <T> T looking(Supplier<T> look) {
        try {
            return look.get();
        } catch (MailkeysException failed) {
            throw writes.failure(Kind.UNCHANGED, "nothing was changed", failed);
        }
    }

    @Override
    public String toString() {
        return name();
    }

    /**
     * A version, and what it held.
     *
     * @param state the field's token, whose it is, and the version of the whole secret
     */
    private record Seen(SinkState state) {

        static Seen of(Stored stored, String field) {
            return new Seen(new SinkState(
                    stored.token(field), stored.mark(field), Optional.of(String.valueOf(stored.version()))));
        }

        boolean isSameToken(Seen other) {
            return state.token().equals(other.state.token()) && state.mark().equals(other.state.mark());
        }
    }
}
