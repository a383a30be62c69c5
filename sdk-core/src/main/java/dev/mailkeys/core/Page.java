package dev.mailkeys.core;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One page of a list. It is a picture of one moment: a key that is created or deleted while pages are read can shift
 * the others, so that one is seen twice or not at all.
 *
 * @param number the page's number, from 1
 * @param items what stands on it; a page in the middle may be empty
 * @param next the number of the next page; empty on the last, and where pages are asked for by a cursor
 * @param previous the number of the previous page; empty on the first
 * @param cursor what the provider wants to be shown for the next page, where it does not number them; empty on the last
 * @param <T> what the list is of
 */
public record Page<T>(int number, List<T> items, OptionalInt next, OptionalInt previous, Optional<String> cursor) {

    /**
     * Keeps a copy of the items. An empty cursor counts as none.
     *
     * @param number the page's number, from 1
     * @param items what stands on it
     * @param next the number of the next page; empty on the last
     * @param previous the number of the previous page; empty on the first
     * @param cursor what to show for the next page; empty on the last
     */
    public Page {
        items = List.copyOf(Objects.requireNonNull(items, "items must not be null"));
        Objects.requireNonNull(next, "next must not be null");
        Objects.requireNonNull(previous, "previous must not be null");
        cursor = Objects.requireNonNull(cursor, "cursor must not be null").filter(text -> !text.isEmpty());
    }

    /**
     * A page of a list whose pages have numbers.
     *
     * @param number the page's number, from 1
     * @param items what stands on it
     * @param next the number of the next page; empty on the last
     * @param previous the number of the previous page; empty on the first
     */
    public Page(int number, List<T> items, OptionalInt next, OptionalInt previous) {
        this(number, items, next, previous, Optional.empty());
    }

    /**
     * A page of a list whose pages have none. {@link Pages} counts them.
     *
     * @param items what stands on it
     * @param cursor what to show for the next page; empty, or the empty text, on the last
     * @param <T> what the list is of
     * @return the page
     */
    public static <T> Page<T> of(List<T> items, Optional<String> cursor) {
        return new Page<>(1, items, OptionalInt.empty(), OptionalInt.empty(), cursor);
    }

    /**
     * Whether nothing follows.
     *
     * @return whether it is the last page
     */
    public boolean isLast() {
        return next.isEmpty() && cursor.isEmpty();
    }

    Page<T> numbered(int place) {
        OptionalInt before = place == 1 ? OptionalInt.empty() : OptionalInt.of(place - 1);
        return new Page<>(place, items, next, before, cursor);
    }
}
