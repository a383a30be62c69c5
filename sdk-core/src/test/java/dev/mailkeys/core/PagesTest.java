package dev.mailkeys.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagesTest {

    private final List<Integer> fetched = new ArrayList<>();

    private static Page<String> page(int number, int next, String... items) {
        return new Page<>(
                number, List.of(items), next == 0 ? OptionalInt.empty() : OptionalInt.of(next), OptionalInt.empty());
    }

    @SafeVarargs
    private Pages<String> pages(Page<String>... all) {
        return Pages.of("test.list", 1, number -> {
            fetched.add(number);
            return all[number - 1];
        });
    }

    private Pages<String> three() {
        return pages(page(1, 2, "a", "b"), page(2, 3, "c"), page(3, 0, "d"));
    }

    @Test
    void items_areReadOverAllPagesInOrder() {
        assertThat(three()).containsExactly("a", "b", "c", "d");
        assertThat(fetched).containsExactly(1, 2, 3);
        assertThat(three().stream()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void wholeList_isReadBeforeAnythingIsDoneWithIt() {
        List<String> all = three().toList();
        assertThat(fetched).containsExactly(1, 2, 3);
        assertThat(all).containsExactly("a", "b", "c", "d").isUnmodifiable();
    }

    @Test
    void nothing_isReadBeforeTheFirstItemIsAskedFor() {
        Pages<String> pages = three();
        Iterator<String> items = pages.iterator();
        var stream = pages.stream();
        var byPage = pages.byPage().iterator();
        assertThat(fetched).isEmpty();
        assertThat(items.next()).isEqualTo("a");
        assertThat(items.next()).isEqualTo("b");
        assertThat(fetched).containsExactly(1);
        assertThat(items.next()).isEqualTo("c");
        assertThat(fetched).containsExactly(1, 2);
        assertThat(stream.findFirst()).contains("a");
        assertThat(byPage.hasNext()).isTrue();
        assertThat(fetched).containsExactly(1, 2, 1);
    }

    @Test
    void eachIteration_readsTheListAnew() {
        Pages<String> pages = three();
        assertThat(pages).hasSize(4);
        assertThat(pages).hasSize(4);
        assertThat(fetched).containsExactly(1, 2, 3, 1, 2, 3);
    }

    @Test
    void pages_areReachableOneByOne() {
        Pages<String> pages = three();
        assertThat(pages.first().items()).containsExactly("a", "b");
        assertThat(pages.page(3).items()).containsExactly("d");
        assertThat(pages.byPage()).extracting(Page::number).containsExactly(1, 2, 3);
    }

    @Test
    void list_beginsWithThePageThatItIsToldTo() {
        Pages<String> pages = Pages.of("test.list", 7, number -> page(number, 0, "page " + number));
        assertThat(pages).containsExactly("page 7");
        assertThat(pages.first().number()).isEqualTo(7);
    }

    @Test
    void emptyList_isOneEmptyPage() {
        assertThat(pages(page(1, 0))).isEmpty();
        assertThat(pages(page(1, 2, "a"), page(2, 0))).containsExactly("a");
    }

    @Test
    void pageAfterTheLast_doesNotExist() {
        Iterator<Page<String>> pages = pages(page(1, 0, "a")).byPage().iterator();
        pages.next();
        assertThat(pages.hasNext()).isFalse();
        assertThatThrownBy(pages::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void itemAfterTheLast_doesNotExist() {
        Iterator<String> items = three().iterator();
        for (int i = 0; i < 4; i++) {
            items.next();
        }
        assertThat(items.hasNext()).isFalse();
        assertThatThrownBy(items::next).isInstanceOf(NoSuchElementException.class);
        assertThat(fetched).containsExactly(1, 2, 3);
    }

    @Test
    void pageThatCouldNotBeRead_isReadAgainByTheSameIterator() {
        var broken = new ArrayList<>(List.of(2));
        Iterator<String> items = Pages.of("test.list", 1, number -> {
                    if (broken.remove((Integer) number)) {
                        throw new IllegalStateException("page " + number);
                    }
                    return three().page(number);
                })
                .iterator();
        assertThat(items.next()).isEqualTo("a");
        assertThat(items.next()).isEqualTo("b");
        assertThatThrownBy(items::hasNext).hasMessage("page 2");
        assertThat(items.next()).isEqualTo("c");
        assertThat(items.next()).isEqualTo("d");
        assertThat(items.hasNext()).isFalse();
    }

    @Test
    void lastPage_mayEqualTheOneBefore() {
        assertThat(pages(page(1, 2, "a"), page(2, 0, "a"))).containsExactly("a", "a");
    }

    @Test
    void pageThatRepeats_isAnErrorAndNotALoop() {
        assertEndless(Pages.of("test.list", 1, number -> page(number, number + 1, "same")), "page 2 ");
    }

    @Test
    void emptyPageInTheMiddle_isReadOver() {
        assertThat(pages(page(1, 2, "a"), page(2, 3), page(3, 4), page(4, 0, "b")))
                .containsExactly("a", "b");
    }

    @Test
    void emptyPagesWithoutEnd_areAnErrorAndNotALoop() {
        assertEndless(Pages.of("test.list", 1, number -> page(number, number + 1)), "page 11 ");
    }

    private Pages<String> byCursor(Map<String, Page<String>> pages) {
        return Pages.byCursor("test.list", cursor -> {
            fetched.add(fetched.size());
            return pages.get(cursor.orElse("first"));
        });
    }

    @Test
    void pagesWithCursors_areWalkedLikeThoseWithNumbers() {
        Pages<String> pages = byCursor(Map.of(
                "first", Page.of(List.of("a", "b"), Optional.of("x")),
                "x", Page.of(List.of(), Optional.of("y")),
                "y", Page.of(List.of("c"), Optional.of(""))));
        assertThat(pages).containsExactly("a", "b", "c");
        assertThat(fetched).hasSize(3);
        assertThat(pages.byPage()).extracting(Page::number).containsExactly(1, 2, 3);
        assertThat(pages.first().items()).containsExactly("a", "b");
        assertThat(pages.page(3).items()).containsExactly("c");
        assertThat(pages.page(3).previous()).hasValue(2);
        assertThatThrownBy(() -> pages.page(4)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void cursorThatCameBefore_isAnErrorAndNotALoop() {
        assertEndless(
                byCursor(Map.of(
                        "first", Page.of(List.of("a"), Optional.of("x")),
                        "x", Page.of(List.of("b"), Optional.of("y")),
                        "y", Page.of(List.of("c"), Optional.of("x")))),
                "page 3 ");
        assertThat(fetched).hasSize(3);
    }

    @Test
    void pageThatPointsBackOrToItself_isAnErrorAndNotALoop() {
        assertEndless(pages(page(1, 2, "a"), page(2, 1, "b")), "page 2 ");
        fetched.clear();
        assertEndless(pages(page(1, 1, "a")), "page 1 ");
        assertThat(fetched).containsExactly(1);
    }

    @Test
    void page_keepsACopyOfItsItems() {
        var items = new ArrayList<>(List.of("a"));
        var page = new Page<>(1, items, OptionalInt.empty(), OptionalInt.of(3));
        items.clear();
        assertThat(page.items()).containsExactly("a");
        assertThat(page.previous()).hasValue(3);
        assertThatThrownBy(() -> page.items().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void manyPages_areReadWithoutHoldingThem() {
        Pages<Integer> pages = Pages.of(
                "test.list",
                1,
                number -> new Page<>(
                        number,
                        List.of(number),
                        number == 10_000 ? OptionalInt.empty() : OptionalInt.of(number + 1),
                        OptionalInt.empty()));
        assertThat(pages.stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(IntStream.rangeClosed(1, 10_000).sum());
    }

    private static void assertEndless(Pages<String> pages, String message) {
        assertThatThrownBy(() -> pages.forEach(item -> {}))
                .isInstanceOfSatisfying(UnreadableResponseException.class, e -> {
                    assertThat(e.body()).isEmpty();
                    assertThat(e.mayHaveTakenEffect()).isFalse();
                })
                .hasMessageStartingWith("test.list: " + message);
    }
}
