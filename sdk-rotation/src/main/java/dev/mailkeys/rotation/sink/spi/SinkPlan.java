package dev.mailkeys.rotation.sink.spi;

import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.reader.Readers;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A sink that was described, and not made yet: making it may need a credential. Immutable. */
public final class SinkPlan {

    private final String place;
    private final Function<SinkContext, Sink> maker;
    private final Optional<TokenPlace> token;
    private final Optional<Readers> readers;

    private SinkPlan(
            String place, Function<SinkContext, Sink> maker, Optional<TokenPlace> token, Optional<Readers> readers) {
        this.place = place;
        this.maker = maker;
        this.token = token;
        this.readers = readers;
    }

    /**
     * A plan.
     *
     * @param place where the token will be, as {@link Sink#name()} says it: two sinks of one place are refused
     * @param maker makes the sink; sends nothing
     * @return the plan
     */
    public static SinkPlan of(String place, Function<SinkContext, Sink> maker) {
        Objects.requireNonNull(place, "place must not be null");
        Objects.requireNonNull(maker, "maker must not be null");
        return new SinkPlan(place, maker, Optional.empty(), Optional.empty());
    }

    /**
     * The same plan for a file of this machine, out of which {@code mailkeys run} can give a program its token.
     *
     * @param where where in which file the token is
     * @return the plan
     */
    public SinkPlan readAt(TokenPlace where) {
        Objects.requireNonNull(where, "where must not be null");
        return new SinkPlan(place, maker, Optional.of(where), readers);
    }

    /**
     * The same plan with programs that leave marks when they have read a new token.
     *
     * @param who how many there are, and where they leave their marks
     * @return the plan
     */
    public SinkPlan readBy(Readers who) {
        Objects.requireNonNull(who, "who must not be null");
        return new SinkPlan(place, maker, token, Optional.of(who));
    }

    /**
     * Where the token will be.
     *
     * @return the sink's name
     */
    public String place() {
        return place;
    }

    /**
     * Makes the sink. Nothing is sent.
     *
     * @param context credentials and settings
     * @return the sink
     */
    public Sink sink(SinkContext context) {
        Objects.requireNonNull(context, "context must not be null");
        return maker.apply(context);
    }

    /**
     * Where the token is, if it is in a file of this machine.
     *
     * @return the place
     */
    public Optional<TokenPlace> token() {
        return token;
    }

    /**
     * Who reads the token, if that is said.
     *
     * @return the readers
     */
    public Optional<Readers> readers() {
        return readers;
    }
}
