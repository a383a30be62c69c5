package dev.mailkeys.rotation;

import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.engine.guard.GuardedSink;
import dev.mailkeys.rotation.engine.work.RotationRequest;
import dev.mailkeys.rotation.reader.Readers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Describes a {@link Rotation}. Not safe to share between threads. */
public final class RotationBuilder {

    private final String target;
    private final List<Sink> sinks = new ArrayList<>();
    private final Map<String, Readers> readers = new HashMap<>();
    private @Nullable ProviderAdapter provider;
    private @Nullable String key;
    private @Nullable JournalStore journals;
    private Strategy strategy = Strategy.OVERLAP;
    private RotationOptions options = RotationOptions.defaults();
    RotationListener listener = event -> {};
    Timing timing = Timing.system();
    BooleanSupplier stop = () -> false;

    RotationBuilder(String target) {
        this.target = target;
    }

    /**
     * Which key, at which account.
     *
     * @param provider the account
     * @param key the key's name, as it was before it was ever rotated, or its id
     * @return this
     */
    public RotationBuilder key(ProviderAdapter provider, String key) {
        Objects.requireNonNull(provider, "provider must not be null");
        Objects.requireNonNull(key, "key must not be null");
        this.provider = provider;
        this.key = key;
        return this;
    }

    /**
     * Where the token is delivered; call it once for each place.
     *
     * @param sink the place
     * @return this
     */
    public RotationBuilder sink(Sink sink) {
        sinks.add(Objects.requireNonNull(sink, "sink must not be null"));
        return this;
    }

    /**
     * Where the token is delivered, and who reads it there: with {@link Strategy#OVERLAP} the old key stays until the marks
     * say that every reader has moved on to the new token, {@link RotationOptions#waitForReaders} at most.
     *
     * @param sink the place, which can be read
     * @param readers how many readers there are, and where they leave their marks
     * @return this
     */
    public RotationBuilder sink(Sink sink, Readers readers) {
        Objects.requireNonNull(readers, "readers must not be null");
        sink(sink);
        this.readers.put(sink.name(), readers);
        return this;
    }

    /**
     * How the key is rotated; the default is {@link Strategy#OVERLAP}.
     *
     * @param strategy the strategy
     * @return this
     */
    public RotationBuilder strategy(Strategy strategy) {
        Objects.requireNonNull(strategy, "strategy must not be null");
        this.strategy = strategy;
        return this;
    }

    /**
     * How patient and how careful.
     *
     * @param options the options
     * @return this
     */
    public RotationBuilder options(RotationOptions options) {
        Objects.requireNonNull(options, "options must not be null");
        this.options = options;
        return this;
    }

    /**
     * Where the journal is kept.
     *
     * @param journals the store
     * @return this
     */
    public RotationBuilder journal(JournalStore journals) {
        Objects.requireNonNull(journals, "journals must not be null");
        this.journals = journals;
        return this;
    }

    /**
     * Who is told of progress.
     *
     * @param listener the listener
     * @return this
     */
    public RotationBuilder listener(RotationListener listener) {
        Objects.requireNonNull(listener, "listener must not be null");
        this.listener = listener;
        return this;
    }

    /**
     * What the time is and how to wait; for tests.
     *
     * @param timing clock, sleep and chance
     * @return this
     */
    public RotationBuilder timing(Timing timing) {
        Objects.requireNonNull(timing, "timing must not be null");
        this.timing = timing;
        return this;
    }

    /**
     * Asked between two steps: whether to stop there, as on a signal.
     *
     * @param stop answers true to stop
     * @return this
     */
    public RotationBuilder stopWhen(BooleanSupplier stop) {
        Objects.requireNonNull(stop, "stop must not be null");
        this.stop = stop;
        return this;
    }

    /**
     * The rotation that was described. Nothing is done yet.
     *
     * @return the rotation
     * @throws IllegalArgumentException naming everything that is missing or said twice
     */
    public Rotation build() {
        ProviderAdapter account = provider;
        String name = key;
        JournalStore store = journals;
        var problems = new ArrayList<String>();
        require(!target.isBlank(), "The target needs a name.", problems);
        require(account != null && name != null && !name.isBlank(), "The key to rotate is missing: key(…).", problems);
        require(store != null, "The place for the journal is missing: journal(…).", problems);
        require(!sinks.isEmpty(), "A place for the token is missing: sink(…).", problems);
        require(
                sinks.stream().map(Sink::name).distinct().count() == sinks.size(),
                "Two sinks are the same place.",
                problems);
        sinks.stream()
                .filter(sink ->
                        readers.containsKey(sink.name()) && !sink.capabilities().contains(SinkCapability.READABLE))
                .forEach(sink -> problems.add("The token in " + sink.name()
                        + " can't be read back, so nothing tells what its readers have seen: name no readers."));
        if (account == null || name == null || store == null || !problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
        var request = new RotationRequest(
                target,
                name,
                sinks.stream().<Sink>map(GuardedSink::new).toList(),
                Map.copyOf(readers),
                strategy,
                options);
        return new Rotation(this, request, account, store);
    }

    private static void require(boolean holds, String problem, List<String> problems) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
