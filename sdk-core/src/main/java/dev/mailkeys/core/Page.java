package dev.mailkeys.core;

import java.util.List;
import java.util.OptionalInt;

/**
 * One page of a list. It is a picture of one moment: a key that is created or deleted while pages are read can shift
 * the others, so that one is seen twice or not at all.
 *
 * @param number the page's number, from 1
 * @param items what stands on it
 * @param next the number of the next page; empty on the last
 * @param previous the number of the previous page; empty on the first
 * @param <T> what the list is of
 */
public record Page<T>(int number, List<T> items, OptionalInt next, OptionalInt previous) {

    /**
     * Keeps a copy of the items.
     *
     * @param number the page's number, from 1
     * @param items what stands on it
     * @param next the number of the next page; empty on the last
     * @param previous the number of the previous page; empty on the first
     */
    public Page {
        items = List.copyOf(items);
    }
}
