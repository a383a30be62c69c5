package dev.mailkeys.cli.conformance;

import static dev.mailkeys.cli.conformance.EmailitExperiments.LONG_NAME;
import static dev.mailkeys.cli.conformance.EmailitExperiments.SENDING;
import static dev.mailkeys.cli.conformance.Mark.CODE;
import static dev.mailkeys.cli.conformance.Mark.GUESS;
import static dev.mailkeys.cli.conformance.Mark.SAID;

import dev.mailkeys.cli.conformance.Dialect.Action;
import dev.mailkeys.cli.conformance.Dialect.Addressing;
import dev.mailkeys.core.provider.Repeat;
import java.util.List;
import java.util.Map;

/** What we take for true of Emailit. The keys that it makes may send and nothing else, but for one. */
public final class EmailitChecks implements ProviderChecks {

    private static final String KEYS = "/api-keys";

    private static final List<Check> FACTS = List.of(
            new Check(
                    "list-envelope",
                    "A list is an object with data, next_page_url and previous_page_url.",
                    "API reference, pagination",
                    SAID,
                    1,
                    0,
                    EmailitExperiments::listEnvelope),
            new Check(
                    "list-without-tokens",
                    "A list shows no token, and its items do not say what they are (object).",
                    "older API reference",
                    GUESS,
                    3,
                    1,
                    EmailitExperiments::listItem),
            new Check(
                    "page-link",
                    "The link to the next page is relative to the host: /v2/….",
                    "API reference, pagination",
                    SAID,
                    4,
                    2,
                    EmailitExperiments::pageLink),
            new Check(
                    "page-limit",
                    "More than 100 keys to a page are refused with 400.",
                    "API reference, pagination",
                    SAID,
                    1,
                    0,
                    bench -> {
                        Exchange list = bench.list(Map.of("limit", "101"));
                        return Verdict.of(list.is(400), list);
                    }),
            new Check(
                    "newest-first",
                    "A list begins with the newest key.",
                    "API reference, filtering",
                    SAID,
                    5,
                    2,
                    EmailitExperiments::newestFirst),
            new Check(
                    "create-answer",
                    "A create answers 201 with the key and its token (key).",
                    "API reference, create",
                    SAID,
                    2,
                    1,
                    bench -> {
                        Exchange answer = bench.create(bench.name(), SENDING).answer();
                        String[] fields = {
                            "object", "id", "name", "scope", "sending_domain_id", "key", "created_at", "updated_at"
                        };
                        return Verdict.of(answer.is(201, fields), answer);
                    }),
            new Check(
                    "duplicate-name",
                    "A name that is taken is refused with 409, and existing names the key without its token.",
                    "API reference, create and idempotency",
                    SAID,
                    3,
                    1,
                    EmailitExperiments::duplicateName),
            new Check(
                    "name-length",
                    "A name of " + LONG_NAME + " characters is taken whole.",
                    "no limit is documented",
                    GUESS,
                    2,
                    1,
                    EmailitExperiments::longName),
            new Check(
                    "rename",
                    "An update changes the name and nothing else: id and scope stay.",
                    "API reference, update",
                    SAID,
                    3,
                    1,
                    EmailitExperiments::rename),
            new Check(
                    "domain-of-a-full-key",
                    "A key of full scope takes no domain: sending_domain_id is silently ignored.",
                    "API reference, create",
                    SAID,
                    2,
                    1,
                    EmailitExperiments::domainOfFullKey),
            new Check(
                    "regenerate-answer",
                    "Regenerate answers 200 with the same id and another token (key).",
                    "inferred from create",
                    GUESS,
                    3,
                    1,
                    EmailitExperiments::regenerate),
            new Check(
                    "regenerate-ends-the-old-token",
                    "The old token is refused with 401 at once after regenerate, and the new one is not.",
                    "API reference, regenerate",
                    SAID,
                    5,
                    1,
                    EmailitExperiments::oldToken),
            new Check(
                    "sending-key-may-not-list",
                    "A sending key that lists keys is refused with 403, which shows that its token is known.",
                    "changelog of September 2026; the status is inferred",
                    GUESS,
                    3,
                    1,
                    bench -> {
                        Exchange list = bench.use(bench.made(SENDING));
                        return Verdict.of(list.is(403), list);
                    }),
            new Check(
                    "new-token",
                    "A new token is known at once.",
                    "not documented",
                    GUESS,
                    2 + TokenDelay.MOST_TRIES,
                    1,
                    bench -> TokenDelay.check(bench, bench.made(SENDING), list -> list.status() != 401)),
            new Check(
                    "use-leaves-a-trace",
                    "A refused list by a key sets its last_used_at.",
                    "not documented",
                    GUESS,
                    4,
                    1,
                    EmailitExperiments::trace),
            new Check(
                    "not-found",
                    "An id that no key has is answered 404 with error, a text.",
                    "SDK tests",
                    CODE,
                    3,
                    1,
                    EmailitExperiments::notFound),
            new Check(
                    "delete-answer",
                    "A delete answers 200 with object, id, name and deleted: true.",
                    "API reference, delete",
                    SAID,
                    2,
                    1,
                    bench -> {
                        Exchange answer = bench.delete(bench.made(SENDING));
                        boolean held = answer.is(200, "object", "id", "name")
                                && answer.answer().path("deleted").asBoolean();
                        return Verdict.of(held, answer);
                    }),
            TooFast.check("SDK test fixtures", CODE));

    @Override
    public String provider() {
        return "emailit";
    }

    @Override
    public Dialect dialect() {
        return new Dialect(
                KEYS,
                "name",
                "key",
                Addressing.ID_IN_PATH,
                new Action("list", Repeat.SAFE, "GET", KEYS),
                list -> list.path("data"),
                Map.of("limit", "100"));
    }

    @Override
    public List<Check> checks() {
        return FACTS;
    }
}
