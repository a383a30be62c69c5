package dev.mailkeys.elasticemail;

import static dev.mailkeys.elasticemail.FakeElasticEmail.body;
import static dev.mailkeys.elasticemail.FakeElasticEmail.file;
import static dev.mailkeys.elasticemail.FakeElasticEmail.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AccessLevelTest {

    @AutoClose
    private final FakeElasticEmail server = new FakeElasticEmail();

    @Test
    void constants_areThe61ValuesOfTheDocument_inItsOrder() {
        var documented = new ArrayList<String>();
        json(file("access-levels.json")).forEach(value -> documented.add(value.asText()));

        assertThat(documented).hasSize(61);
        assertThat(AccessLevel.documented()).extracting(AccessLevel::value).containsExactlyElementsOf(documented);
    }

    @Test
    void levels_thatAreUnknown_areKept() {
        assertThat(listed()).containsExactly(new AccessLevel("BrewCoffee"), new AccessLevel("30"));
        assertThat(AccessLevel.SEND_HTTP).hasToString(AccessLevel.SEND_HTTP.value());
    }

    @Test
    void levels_thatAreUnknown_areSentBackAsTheyCame() {
        List<AccessLevel> levels = listed();
        server.answerFile(201, "create.response.json");

        server.keys().create(NewKey.builder().name("copy").accessLevels(levels).build());

        server.taken();
        assertThat(body(server.taken()).path("AccessLevel")).isEqualTo(json("[\"BrewCoffee\", 30]"));
    }

    @Test
    void levels_thatOnlyLookLikeNumbers_areSentAsText() {
        server.answerFile(201, "create.response.json");

        server.keys()
                .create(NewKey.named(
                        "ci",
                        new AccessLevel("030"),
                        new AccessLevel("-0"),
                        new AccessLevel("1e3"),
                        new AccessLevel("9".repeat(40)),
                        new AccessLevel("-7")));

        assertThat(body(server.taken()).path("AccessLevel"))
                .isEqualTo(json("[\"030\",\"-0\",\"1e3\",\"" + "9".repeat(40) + "\",-7]"));
    }

    private List<AccessLevel> listed() {
        server.answerFile(200, "list.response.json");
        return server.keys().list().get(1).accessLevels();
    }
}
