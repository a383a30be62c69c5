package dev.mailkeys.core;

import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list that the provider gives page by page, read as it is needed: only the page that is being looked at is held, and
 * nothing is called before the first item is asked for. Each iteration reads the list anew.
 *
 * <p><b>Deleting while iterating skips keys</b>: those that are left move up, from a page that was not read yet to one that
 * was. Read the list whole first: {@code keys.list().toList().forEach(key -> keys.delete(key.id()))}.
 *
 * <p>Safe to share between threads; an iterator or a stream taken from it is not. Iterating throws
 * {@link MailkeysException} where a call does.
 *
 * @param <T> what the list is of
 */
public final class Pages<T> implements Iterable<T> {

    /** So many empty pages in a row may stand in the middle of a list. */
    private static final int MOST_EMPTY = 10;

    private final String operation;
    private final Place first;
    private final Function<Place, Page<T>> fetch;
    private final boolean numbered;

    private Pages(String operation, Place first, Function<Place, Page<T>> fetch, boolean numbered) {
        this.operation = operation;
        this.first = first;
        this.fetch = fetch;
        this.numbered = numbered;
    }

    /** Where a page stands: its number, and the cursor that it is asked for with, if that is how it is. */
    private record Place(int number, Optional<String> cursor) {}

    /**
     * Makes a list whose pages have numbers.
     *
     * @param operation the provider and the verb, such as {@code emailit.list}
     * @param first the number of the page to begin with
     * @param fetch reads the page of a number
     * @param <T> what the list is of
     * @return the list
     */
    public static <T> Pages<T> of(String operation, int first, IntFunction<Page<T>> fetch) {
        Objects.requireNonNull(operation, "operation must not be null");
        Objects.requireNonNull(fetch, "fetch must not be null");
        var place = new Place(first, Optional.empty());
        return new Pages<>(operation, place, asked -> fetch.apply(asked.number()), true);
    }

    /**
     * Makes a list whose pages are asked for with what the page before said ({@link Page#cursor()}).
     *
     * @param operation the provider and the verb, such as {@code acme.list}
     * @param fetch reads the page of a cursor; the first page where it is empty
     * @param <T> what the list is of
     * @return the list
     */
    public static <T> Pages<T> byCursor(String operation, Function<Optional<String>, Page<T>> fetch) {
        Objects.requireNonNull(operation, "operation must not be null");
        Objects.requireNonNull(fetch, "fetch must not be null");
        var place = new Place(1, Optional.empty());
        return new Pages<>(
                operation, place, asked -> fetch.apply(asked.cursor()).numbered(asked.number()), false);
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
     * Reads one page. Where pages have no numbers, all before it are read too.
     *
     * @param number the page's number, from 1
     * @return the page
     * @throws NoSuchElementException if pages have no numbers and there are not so many
     */
    public Page<T> page(int number) {
        return numbered
                ? fetch.apply(new Place(number, Optional.empty()))
                : StreamSupport.stream(byPage().spliterator(), false)
                        .filter(page -> page.number() == number)
                        .findFirst()
                        .orElseThrow(() -> new NoSuchElementException("There is no page " + number + "."));
    }

    /**
     * The pages one after the other, each read when it is asked for.
     *
     * @return the pages, from the first to the last
     * @throws UnreadableResponseException while iterating, if the provider sends the same page again, points back, or sends
     *     eleven empty pages in a row: an endless list is an error, not a loop
     */
    public Iterable<Page<T>> byPage() {
        return PageIterator::new;
    }

    @Override
    public Iterator<T> iterator() {
        return new ItemIterator();
    }

    /**
     * The items one after the other, over all pages. To delete some of them, read {@link #toList()} first.
     *
     * @return a sequential stream that reads pages as it goes
     */
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /**
     * Reads the list whole, all its pages now. What is created or deleted afterwards does not change it, so this is the way
     * to go through a list and delete from it.
     *
     * @return the items; can't be changed
     * @throws MailkeysException if a page can't be read: a list that is cut short does not pass for the whole
     */
    public List<T> toList() {
        return stream().toList();
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

        private final Set<String> cursors = new HashSet<>();
        private @Nullable Place next = first;
        private @Nullable Page<T> previous;
        private int empty;

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Page<T> next() {
            Place place = next;
            if (place == null) {
                throw new NoSuchElementException();
            }
            Page<T> page = fetch.apply(place);
            if (!page.isLast()) {
                refuseToLoop(page, place);
            }
            next = page.isLast() ? null : new Place(page.next().orElse(place.number() + 1), page.cursor());
            previous = page;
            return page;
        }

        private void refuseToLoop(Page<T> page, Place place) {
            empty = page.items().isEmpty() ? empty + 1 : 0;
            boolean repeated =
                    previous != null && empty == 0 && previous.items().equals(page.items());
            boolean back = page.cursor().isPresent()
                    ? !cursors.add(page.cursor().get())
                    : page.next().orElseThrow() <= place.number();
            if (repeated || back || empty > MOST_EMPTY) {
                throw new UnreadableResponseException(
                        new CallReport(operation, 1, false),
                        operation + ": page " + place.number() + " repeats an earlier page, points back, or is one of"
                                + " many empty pages. Reading was stopped, because it might never end.",
                        null);
            }
        }
    }
}
