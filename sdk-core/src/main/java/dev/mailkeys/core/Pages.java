package dev.mailkeys.core;

import java.util.Collections;
import java.util.Iterator;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list that the provider gives page by page, read as it is needed: only the page that is being looked at is held, and
 * nothing is called before the first item is asked for. Each iteration reads the list anew.
 *
 * <p>Safe to share between threads; an iterator or a stream taken from it is not. Iterating throws
 * {@link MailkeysException} where a call does.
 *
 * @param <T> what the list is of
 */
public final class Pages<T> implements Iterable<T> {

    private final String operation;
    private final int first;
    private final IntFunction<Page<T>> fetch;

    private Pages(String operation, int first, IntFunction<Page<T>> fetch) {
        this.operation = operation;
        this.first = first;
        this.fetch = fetch;
    }

    /**
     * Makes a list of pages.
     *
     * @param operation the provider and the verb, such as {@code emailit.list}
     * @param first the number of the page to begin with
     * @param fetch reads the page of a number
     * @param <T> what the list is of
     * @return the list
     */
    public static <T> Pages<T> of(String operation, int first, IntFunction<Page<T>> fetch) {
        return new Pages<>(operation, first, fetch);
    }

    /**
     * Reads the page that the list begins with.
     *
     * @return the page
     */
    public Page<T> first() {
        return fetch.apply(first);
    }

    /**
     * Reads one page.
     *
     * @param number the page's number, from 1
     * @return the page
     */
    public Page<T> page(int number) {
        return fetch.apply(number);
    }

    /**
     * The pages one after the other, each read when it is asked for.
     *
     * @return the pages, from the first to the last
     * @throws UnreadableResponseException while iterating, if the provider sends the same page again or points back: an
     *     endless list is an error, not a loop
     */
    public Iterable<Page<T>> byPage() {
        return PageIterator::new;
    }

    @Override
    public Iterator<T> iterator() {
        return new ItemIterator();
    }

    /**
     * The items one after the other, over all pages.
     *
     * @return a sequential stream that reads pages as it goes
     */
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    private final class ItemIterator implements Iterator<T> {

        private final PageIterator pages = new PageIterator();
        private Iterator<T> items = Collections.emptyIterator();

        @Override
        public boolean hasNext() {
            return current().hasNext();
        }

        @Override
        public T next() {
            return current().next();
        }

        /** The items that are left of a page, or those of the next one. */
        private Iterator<T> current() {
            while (!items.hasNext() && pages.hasNext()) {
                items = pages.next().items().iterator();
            }
            return items;
        }
    }

    private final class PageIterator implements Iterator<Page<T>> {

        private OptionalInt next = OptionalInt.of(first);
        private @Nullable Page<T> previous;

        @Override
        public boolean hasNext() {
            return next.isPresent();
        }

        @Override
        public Page<T> next() {
            int number = next.orElseThrow();
            Page<T> page = fetch.apply(number);
            if (page.next().isPresent()) {
                refuseToLoop(page, number);
            }
            next = page.next();
            previous = page;
            return page;
        }

        private void refuseToLoop(Page<T> page, int number) {
            boolean repeated = previous != null && previous.items().equals(page.items());
            if (repeated || page.items().isEmpty() || page.next().getAsInt() <= number) {
                throw new UnreadableResponseException(
                        new CallReport(operation, 1, false),
                        operation + ": page " + number + " repeats, is empty or points back although more is said to"
                                + " follow; stopped so as not to read for ever.",
                        null);
            }
        }
    }
}
