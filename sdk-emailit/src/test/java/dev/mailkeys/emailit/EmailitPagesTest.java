package dev.mailkeys.emailit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Page;
import dev.mailkeys.core.Pages;
import dev.mailkeys.core.UnreadableResponseException;
import java.util.Iterator;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a list is read over its pages, with any links between them. */
class EmailitPagesTest {

    private static final ListKeys TWO_A_PAGE =
            ListKeys.builder().limit(2).search("x").build();

    @RegisterExtension
    final EmailitServer emailit = new EmailitServer();

    @Test
    void list_isNotCalledBeforeItIsRead() {
        emailit.keys().list();
        emailit.keys().list().iterator();
        emailit.keys().list().stream();
        assertThat(emailit.requests()).isZero();
    }

    @Test
    void list_overThreePages_givesEveryKeyAndKeepsItsOptions() throws Exception {
        answerThreePages();
        assertThat(emailit.keys().list(TWO_A_PAGE))
                .extracting(KeyInfo::name)
                .containsExactly("My API Key", "Another API Key", "Third", "Fourth", "Fifth");
        for (int page = 1; page <= 3; page++) {
            assertThat(emailit.request().getTarget()).isEqualTo("/v2/api-keys?page=" + page + "&limit=2&search=x");
        }
        assertThat(emailit.requests()).isEqualTo(3);
    }

    @Test
    void list_readOnlyToItsFirstKey_callsOnce() {
        answerThreePages();
        Iterator<KeyInfo> keys = emailit.keys().list(TWO_A_PAGE).iterator();
        assertThat(keys.next().name()).isEqualTo("My API Key");
        assertThat(emailit.requests()).isOne();
        assertThat(emailit.keys().list(TWO_A_PAGE).stream().findFirst()).isPresent();
        assertThat(emailit.requests()).isEqualTo(2);
    }

    @Test
    void list_byPage_givesNumberAndNeighbours() {
        answerThreePages();
        Pages<KeyInfo> pages = emailit.keys().list(TWO_A_PAGE);
        assertNeighbours(pages.first(), 1, 0, 2);
        assertNeighbours(pages.page(2), 2, 1, 3);
        assertNeighbours(pages.page(3), 3, 2, 0);
        answerThreePages();
        assertThat(pages.byPage()).extracting(Page::number).containsExactly(1, 2, 3);
    }

    @Test
    void list_fromLaterPage_beginsThere() throws Exception {
        emailit.answer(200, "list.current.page3");
        assertThat(emailit.keys().list(ListKeys.builder().page(3).build())).hasSize(1);
        assertThat(emailit.request().getTarget()).isEqualTo("/v2/api-keys?page=3&limit=100");
    }

    @Test
    void list_withSeedShape_givesItemsThatDoNotSayWhatTheyAre() {
        emailit.answer(200, "list.seed");
        Page<KeyInfo> page = emailit.keys().list().first();
        assertThat(page.items()).extracting(KeyInfo::id).containsExactly("1234567890", "1234567891");
        assertThat(page.items()).extracting(KeyInfo::scope).containsExactly(Scope.SENDING, Scope.FULL);
        assertThat(page.items().get(1).sendingDomainId()).isEmpty();
        assertNeighbours(page, 1, 0, 2);
    }

    @Test
    void list_withLinkToAnotherHost_takesTheNumberAndNeverCallsIt() throws Exception {
        try (var elsewhere = new MockWebServer()) {
            elsewhere.start();
            emailit.answerText(200, page("key_1", "\"" + elsewhere.url("/v2/api-keys?page=2&limit=2") + "\""));
            emailit.answerText(200, page("key_2", "null"));
            assertThat(emailit.keys().list()).extracting(KeyInfo::id).containsExactly("key_1", "key_2");
            assertThat(elsewhere.getRequestCount()).isZero();
        }
        assertThat(emailit.requests()).isEqualTo(2);
    }

    @Test
    void list_thatRepeatsItsPage_stops() {
        emailit.answerText(200, page("key_1", "\"/v2/api-keys?page=2\""));
        emailit.answerText(200, page("key_1", "\"/v2/api-keys?page=3\""));
        assertStops(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/api-keys?page=1", "?limit=1&page=1#page=2"})
    void list_thatPointsBack_stops(String next) {
        emailit.answerText(200, page("key_1", "\"" + next + "\""));
        assertStops(1);
    }

    @Test
    void list_withAnEmptyPageInTheMiddle_isReadOverIt() {
        emailit.answerText(200, page("key_1", "\"?page=2\""));
        emailit.answerText(200, "{\"data\":[],\"next_page_url\":\"?page=3\",\"previous_page_url\":null}");
        emailit.answerText(200, page("key_3", "\"\""));
        assertThat(emailit.keys().list()).extracting(KeyInfo::id).containsExactly("key_1", "key_3");
        assertThat(emailit.requests()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page=2",
                "/v2/api-keys",
                "/v2/api-keys?",
                "?page=",
                "?page=0",
                "?page=-2",
                "?page=two",
                "?page=2.5",
                "?page=99999999999",
                "?Page=2",
                "?xpage=2",
                "?limit=2#page=2",
                "#?page=2",
                "?page=2&page=3",
                "?cursor=abc",
                "2"
            })
    void list_withLinkWithoutUsableNumber_isUnreadable(String link) {
        emailit.answerText(200, page("key_1", "\"" + link + "\""));
        assertUnreadable("next_page_url");
        emailit.answerText(200, "{\"data\":[],\"next_page_url\":null,\"previous_page_url\":\"" + link + "\"}");
        assertThat(emailit.keys().list().first().previous()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"next_page_url\":null}", "[]", "{\"data\":{},\"next_page_url\":null}", "{\"data\":[]}"})
    void list_withoutKeysOrWithoutWordOfMore_isUnreadable(String body) {
        emailit.answerText(200, body);
        assertUnreadable("");
    }

    @Test
    void list_withoutKeys_saysWhatIsMissing() {
        emailit.answerText(200, "{\"next_page_url\":null}");
        assertUnreadable("a field that must be there is missing: data");
    }

    @Test
    void findByName_givesTheKeyOfThatVeryName_whateverPageItIsOn() {
        answerThreePages();
        assertThat(emailit.keys().findByName("Fourth")).map(KeyInfo::name).contains("Fourth");
        answerThreePages();
        assertThat(emailit.keys().findByName("fourth")).isEmpty();
    }

    @Test
    void emptyText_isNoLink() {
        emailit.answerText(200, page("key_1", "\"\""));
        assertThat(emailit.keys().list()).hasSize(1);
        assertThat(emailit.requests()).isOne();
    }

    private void answerThreePages() {
        emailit.answer(200, "list.current.page1");
        emailit.answer(200, "list.current.page2");
        emailit.answer(200, "list.current.page3");
    }

    private void assertStops(int requests) {
        assertThatThrownBy(() -> emailit.keys().list().forEach(key -> {}))
                .isInstanceOf(UnreadableResponseException.class);
        assertThat(emailit.requests()).isEqualTo(requests);
    }

    private void assertUnreadable(String words) {
        assertThatThrownBy(() -> emailit.keys().list().first())
                .isInstanceOf(UnreadableResponseException.class)
                .hasMessageContaining(words);
    }

    private static void assertNeighbours(Page<KeyInfo> page, int number, int previous, int next) {
        assertThat(page.number()).isEqualTo(number);
        assertThat(page.previous().orElse(0)).isEqualTo(previous);
        assertThat(page.next().orElse(0)).isEqualTo(next);
    }

    private static String page(String id, String next) {
        return "{\"data\":[{\"id\":\"" + id + "\",\"name\":\"x\",\"scope\":\"full\"}],\"next_page_url\":" + next
                + ",\"previous_page_url\":null}";
    }
}
