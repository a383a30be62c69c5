package dev.mailkeys.architecture;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Has one of each kind of member. */
public abstract class Sample<T extends Comparable<T>> extends Hidden implements AutoCloseable {
    public static final int LIMIT = 3;
    static final int UNSEEN = 4;

    protected Sample(@Nullable String name, int size) {}

    Sample() {}

    public Optional<T> value(byte[] bytes, String... more) {
        return Optional.empty();
    }

    public static <R> R find(Map<? super R, List<? extends Number>> from, Function<String, @Nullable R> how) {
        throw new IllegalStateException();
    }

    @Override
    public abstract void close() throws IOException;

    @Override
    public String toString() {
        return "sample";
    }

    /** An enum. */
    public enum Kind {
        SMALL,
        LARGE
    }

    /** A sealed interface. */
    public sealed interface Either permits Part {}

    /** A record. */
    public record Part(@Nullable String name, int size) implements Either {}
}
