package dev.mailkeys.cli.conformance;

import static dev.mailkeys.cli.conformance.JetEmailExperiments.LONGEST_NAME;
import static dev.mailkeys.cli.conformance.JetEmailExperiments.PATCH;
import static dev.mailkeys.cli.conformance.JetEmailExperiments.PLAIN;
import static dev.mailkeys.cli.conformance.JetEmailExperiments.ROTATE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mailkeys.cli.conformance.Dialect.Action;
import dev.mailkeys.cli.conformance.Dialect.Addressing;
import dev.mailkeys.core.provider.Repeat;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What we assume about JetEmail. */
public final class JetEmailChecks implements ProviderChecks {

    private static final List<Check> FACTS = List.of(
            Check.that("list-envelope", "A list is an object with success and transactionalKeys.")
                    .said("API reference; older pages say transactional-keys")
                    .shownBy(1, 0, bench -> {
                        Exchange list = bench.list(Map.of());
                        return Verdict.of(list.is(200, "success", "transactionalKeys"), list);
                    }),
            Check.that(
                            "list-item",
                            "A key in a list has uuid, name, status, approvedDomains, usage, quota, ipRestrictions,"
                                    + " created_date (text) and last_modified (number).")
                    .said("API reference")
                    .shownBy(3, 1, JetEmailExperiments::listItem),
            Check.that("lists-as-text", "A key in a list has approvedDomains and ipRestrictions as JSON in a text.")
                    .said("older API reference")
                    .shownBy(3, 1, JetEmailExperiments::listsAsText),
            Check.that("status-in-words", "The status of a new key in a list is the word active.")
                    .said("older API reference")
                    .shownBy(3, 1, bench -> {
                        JsonNode item = bench.listed(bench.made(PLAIN));
                        boolean held = item.path("status").asText().equals("active");
                        return Verdict.of(held, "status: " + Form.of(item.path("status")));
                    }),
            Check.that("list-shows-tokens", "A list shows each key's token in clear (api_token).")
                    .said("API reference")
                    .shownBy(3, 1, JetEmailExperiments::listShowsTokens),
            Check.that(
                            "create-answer",
                            "A create answers 200 with success, message and api_token, and without the uuid.")
                    .said("API reference")
                    .shownBy(2, 1, bench -> {
                        Exchange answer = bench.create(bench.name(), PLAIN).answer();
                        boolean held = answer.is(200, "success", "message", "api_token");
                        return Verdict.of(held && !answer.answer().has("uuid"), answer);
                    }),
            Check.that("duplicate-name", "Two keys may have one name.")
                    .shownBy(5, 2, JetEmailExperiments::duplicateName),
            Check.that(
                            "name-length",
                            "A name of " + LONGEST_NAME + " characters is taken, and a longer one is refused with 400.")
                    .said("API reference")
                    .shownBy(4, 2, JetEmailExperiments::nameLength),
            Check.that("empty-list-clears", "An update with an empty list ([]) clears the field.")
                    .guessed("not documented; the provider's own command never sends one")
                    .shownBy(4, 1, JetEmailExperiments::emptyListClears),
            Check.that("left-out-stays", "An update leaves alone what it does not name.")
                    .said("API reference")
                    .shownBy(4, 1, JetEmailExperiments::leftOutStays),
            Check.that("status-alone", "With a status in it an update ignores every other field.")
                    .said("API reference")
                    .shownBy(4, 1, JetEmailExperiments::statusAlone),
            Check.that(
                            "rotate-answer",
                            "Rotate answers 200 with success, message and another api_token; the uuid and the name stay.")
                    .said("API reference")
                    .shownBy(5, 1, JetEmailExperiments::rotate),
            Check.that("rotate-a-disabled-key", "A disabled key can't be rotated: 403.")
                    .said("API reference")
                    .shownBy(4, 1, JetEmailExperiments::rotateDisabled),
            Check.that("not-found-on-rotate", "Rotate answers 404 with success and error to a token that no key has.")
                    .said("API reference")
                    .shownBy(3, 1, bench -> JetEmailExperiments.notFound(bench, ROTATE)),
            Check.that(
                            "not-found-on-update",
                            "An update answers 404 with success and error to a token that no key has.")
                    .guessed("inferred from rotate")
                    .shownBy(3, 1, bench -> JetEmailExperiments.notFound(bench, PATCH)),
            Check.that("not-found-on-delete", "A delete answers 404 with success and error to a token that no key has.")
                    .guessed("inferred from rotate")
                    .shownBy(3, 1, bench -> JetEmailExperiments.notFound(bench, Bench.DELETE)),
            Check.that("delete-answer", "A delete, with a body, answers 200 with success and message.")
                    .said("API reference")
                    .shownBy(2, 1, bench -> {
                        Exchange answer = bench.delete(bench.made(PLAIN));
                        return Verdict.of(answer.is(200, "success", "message"), answer);
                    }),
            Check.that(
                            "empty-email",
                            "/email refuses an empty message with 401 if no key has the token, and otherwise with"
                                    + " something else.")
                    .guessed("inferred: the token is looked at before the message")
                    .shownBy(4, 1, JetEmailExperiments::emptyEmail),
            Check.that("rotate-ends-the-old-token", "/email refuses the old token with 401 at once after rotate.")
                    .said("API reference")
                    .shownBy(4, 1, JetEmailExperiments::oldToken),
            Check.that("new-token", "A new token is known at /email at once.")
                    .shownBy(
                            2 + TokenDelay.MOST_TRIES,
                            1,
                            bench -> TokenDelay.check(bench, bench.made(PLAIN), email -> email.status() != 401)),
            TooFast.CLAIM.said("API reference, rate limits").shownBy(0, 0, TooFast::look));

    @Override
    public String provider() {
        return "jetemail";
    }

    @Override
    public Dialect dialect() {
        return new Dialect(
                "/outbound/transactional-keys",
                "name",
                "api_token",
                Addressing.TOKEN_IN_BODY,
                new Action("send", Repeat.IDEMPOTENT, "POST", "/email"),
                JetEmailChecks::items,
                Map.of());
    }

    @Override
    public List<Check> checks() {
        return FACTS;
    }

    /** The first list in the answer, under any name, as the provider's own command reads it. */
    private static JsonNode items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(JsonNode::isArray)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
