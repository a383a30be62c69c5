package dev.mailkeys.cli.conformance;

import static dev.mailkeys.cli.conformance.JetEmailExperiments.LONGEST_NAME;
import static dev.mailkeys.cli.conformance.JetEmailExperiments.PATCH;
import static dev.mailkeys.cli.conformance.JetEmailExperiments.PLAIN;
import static dev.mailkeys.cli.conformance.JetEmailExperiments.ROTATE;
import static dev.mailkeys.cli.conformance.Mark.GUESS;
import static dev.mailkeys.cli.conformance.Mark.SAID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mailkeys.cli.conformance.Dialect.Action;
import dev.mailkeys.cli.conformance.Dialect.Addressing;
import dev.mailkeys.core.provider.Repeat;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What we take for true of JetEmail. */
public final class JetEmailChecks implements ProviderChecks {

    private static final List<Check> FACTS = List.of(
            new Check(
                    "list-envelope",
                    "A list is an object with success and transactionalKeys.",
                    "API reference; older pages say transactional-keys",
                    SAID,
                    1,
                    0,
                    bench -> {
                        Exchange list = bench.list(Map.of());
                        return Verdict.of(list.is(200, "success", "transactionalKeys"), list);
                    }),
            new Check(
                    "list-item",
                    "A key in a list has uuid, name, status, approvedDomains, usage, quota, ipRestrictions,"
                            + " created_date (text) and last_modified (number).",
                    "API reference",
                    SAID,
                    3,
                    1,
                    JetEmailExperiments::listItem),
            new Check(
                    "lists-as-text",
                    "A key in a list has approvedDomains and ipRestrictions as JSON in a text.",
                    "older API reference",
                    SAID,
                    3,
                    1,
                    JetEmailExperiments::listsAsText),
            new Check(
                    "status-in-words",
                    "The status of a new key in a list is the word active.",
                    "older API reference",
                    SAID,
                    3,
                    1,
                    bench -> {
                        JsonNode item = bench.listed(bench.made(PLAIN));
                        boolean held = item.path("status").asText().equals("active");
                        return Verdict.of(held, "status: " + Form.of(item.path("status")));
                    }),
            new Check(
                    "list-shows-tokens",
                    "A list shows each key's token in clear (api_token).",
                    "API reference",
                    SAID,
                    3,
                    1,
                    JetEmailExperiments::listShowsTokens),
            new Check(
                    "create-answer",
                    "A create answers 200 with success, message and api_token, and without the uuid.",
                    "API reference",
                    SAID,
                    2,
                    1,
                    bench -> {
                        Exchange answer = bench.create(bench.name(), PLAIN).answer();
                        boolean held = answer.is(200, "success", "message", "api_token");
                        return Verdict.of(held && !answer.answer().has("uuid"), answer);
                    }),
            new Check(
                    "duplicate-name",
                    "Two keys may have one name.",
                    "not documented",
                    GUESS,
                    5,
                    2,
                    JetEmailExperiments::duplicateName),
            new Check(
                    "name-length",
                    "A name of " + LONGEST_NAME + " characters is taken, and a longer one is refused with 400.",
                    "API reference",
                    SAID,
                    4,
                    2,
                    JetEmailExperiments::nameLength),
            new Check(
                    "empty-list-clears",
                    "An update with an empty list ([]) clears the field.",
                    "not documented; the provider's own command never sends one",
                    GUESS,
                    4,
                    1,
                    JetEmailExperiments::emptyListClears),
            new Check(
                    "left-out-stays",
                    "An update leaves alone what it does not name.",
                    "API reference",
                    SAID,
                    4,
                    1,
                    JetEmailExperiments::leftOutStays),
            new Check(
                    "status-alone",
                    "With a status in it an update ignores every other field.",
                    "API reference",
                    SAID,
                    4,
                    1,
                    JetEmailExperiments::statusAlone),
            new Check(
                    "rotate-answer",
                    "Rotate answers 200 with success, message and another api_token; the uuid and the name stay.",
                    "API reference",
                    SAID,
                    5,
                    1,
                    JetEmailExperiments::rotate),
            new Check(
                    "rotate-a-disabled-key",
                    "A disabled key can't be rotated: 403.",
                    "API reference",
                    SAID,
                    4,
                    1,
                    JetEmailExperiments::rotateDisabled),
            new Check(
                    "not-found-on-rotate",
                    "Rotate answers 404 with success and error to a token that no key has.",
                    "API reference",
                    SAID,
                    3,
                    1,
                    bench -> JetEmailExperiments.notFound(bench, ROTATE)),
            new Check(
                    "not-found-on-update",
                    "An update answers 404 with success and error to a token that no key has.",
                    "inferred from rotate",
                    GUESS,
                    3,
                    1,
                    bench -> JetEmailExperiments.notFound(bench, PATCH)),
            new Check(
                    "not-found-on-delete",
                    "A delete answers 404 with success and error to a token that no key has.",
                    "inferred from rotate",
                    GUESS,
                    3,
                    1,
                    bench -> JetEmailExperiments.notFound(bench, Bench.DELETE)),
            new Check(
                    "delete-answer",
                    "A delete, with a body, answers 200 with success and message.",
                    "API reference",
                    SAID,
                    2,
                    1,
                    bench -> {
                        Exchange answer = bench.delete(bench.made(PLAIN));
                        return Verdict.of(answer.is(200, "success", "message"), answer);
                    }),
            new Check(
                    "empty-email",
                    "/email refuses an empty message with 401 if no key has the token, and otherwise with"
                            + " something else.",
                    "inferred: the token is looked at before the message",
                    GUESS,
                    4,
                    1,
                    JetEmailExperiments::emptyEmail),
            new Check(
                    "rotate-ends-the-old-token",
                    "/email refuses the old token with 401 at once after rotate.",
                    "API reference",
                    SAID,
                    4,
                    1,
                    JetEmailExperiments::oldToken),
            new Check(
                    "new-token",
                    "A new token is known at /email at once.",
                    "not documented",
                    GUESS,
                    2 + TokenDelay.MOST_TRIES,
                    1,
                    bench -> TokenDelay.check(bench, bench.made(PLAIN), email -> email.status() != 401)),
            TooFast.check("API reference, rate limits", SAID));

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

    /** The first list that it has, whatever it is called, as the provider's own command reads it. */
    private static JsonNode items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(JsonNode::isArray)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
