package dev.mailkeys.cli.conformance;

import static dev.mailkeys.cli.conformance.EmailitExperiments.LONG_NAME;
import static dev.mailkeys.cli.conformance.EmailitExperiments.SENDING;

import dev.mailkeys.cli.conformance.Dialect.Action;
import dev.mailkeys.cli.conformance.Dialect.Addressing;
import dev.mailkeys.core.provider.Repeat;
import java.util.List;
import java.util.Map;

/** What we assume about Emailit. The keys that it makes may only send, except one. */
public final class EmailitChecks implements ProviderChecks {

    private static final String KEYS = "/api-keys";

    private static final List<Check> FACTS = List.of(
            Check.that("list-envelope", "A list is an object with data, next_page_url and previous_page_url.")
                    .said("API reference, pagination")
                    .shownBy(1, 0, EmailitExperiments::listEnvelope),
            Check.that("list-without-tokens", "A list shows no token, and its items do not say what they are (object).")
                    .guessed("older API reference")
                    .shownBy(3, 1, EmailitExperiments::listItem),
            Check.that("page-link", "The link to the next page is relative to the host: /v2/….")
                    .said("API reference, pagination")
                    .shownBy(4, 2, EmailitExperiments::pageLink),
            Check.that("page-limit", "More than 100 keys to a page are refused with 400.")
                    .said("API reference, pagination")
                    .shownBy(1, 0, bench -> {
                        Exchange list = bench.list(Map.of("limit", "101"));
                        return Verdict.of(list.is(400), list);
                    }),
            Check.that("newest-first", "A list begins with the newest key.")
                    .said("API reference, filtering")
                    .shownBy(5, 2, EmailitExperiments::newestFirst),
            Check.that("create-answer", "A create answers 201 with the key and its token (key).")
                    .said("API reference, create")
                    .shownBy(2, 1, bench -> {
                        Exchange answer = bench.create(bench.name(), SENDING).answer();
                        String[] fields = {
                            "object", "id", "name", "scope", "sending_domain_id", "key", "created_at", "updated_at"
                        };
                        return Verdict.of(answer.is(201, fields), answer);
                    }),
            Check.that(
                            "duplicate-name",
                            "A name that is taken is refused with 409, and existing names the key without its token.")
                    .said("API reference, create and idempotency")
                    .shownBy(3, 1, EmailitExperiments::duplicateName),
            Check.that("name-length", "A name of " + LONG_NAME + " characters is taken whole.")
                    .guessed("no limit is documented")
                    .shownBy(2, 1, EmailitExperiments::longName),
            Check.that("rename", "An update changes the name and nothing else: id and scope stay.")
                    .said("API reference, update")
                    .shownBy(3, 1, EmailitExperiments::rename),
            Check.that(
                            "domain-of-a-full-key",
                            "A key of full scope takes no domain: sending_domain_id is silently ignored.")
                    .said("API reference, create")
                    .shownBy(2, 1, EmailitExperiments::domainOfFullKey),
            Check.that("regenerate-answer", "Regenerate answers 200 with the same id and another token (key).")
                    .guessed("inferred from create")
                    .shownBy(3, 1, EmailitExperiments::regenerate),
            Check.that(
                            "regenerate-ends-the-old-token",
                            "The old token is refused with 401 at once after regenerate, and the new one is not.")
                    .said("API reference, regenerate")
                    .shownBy(5, 1, EmailitExperiments::oldToken),
            Check.that(
                            "sending-key-may-not-list",
                            "A sending key that lists keys is refused with 403, which shows that its token is known.")
                    .guessed("changelog of September 2026; the status is inferred")
                    .shownBy(3, 1, bench -> {
                        Exchange list = bench.use(bench.made(SENDING));
                        return Verdict.of(list.is(403), list);
                    }),
            Check.that("new-token", "A new token is known at once.")
                    .shownBy(
                            2 + TokenDelay.MOST_TRIES,
                            1,
                            bench -> TokenDelay.check(bench, bench.made(SENDING), list -> list.status() != 401)),
            Check.that("use-leaves-a-trace", "A refused list by a key sets its last_used_at.")
                    .shownBy(4, 1, EmailitExperiments::trace),
            Check.that("not-found", "An id that no key has is answered 404 with error, a text.")
                    .coded("SDK tests")
                    .shownBy(3, 1, EmailitExperiments::notFound),
            Check.that("delete-answer", "A delete answers 200 with object, id, name and deleted: true.")
                    .said("API reference, delete")
                    .shownBy(2, 1, bench -> {
                        Exchange answer = bench.delete(bench.made(SENDING));
                        boolean held = answer.is(200, "object", "id", "name")
                                && answer.answer().path("deleted").asBoolean();
                        return Verdict.of(held, answer);
                    }),
            TooFast.CLAIM.coded("SDK test fixtures").shownBy(0, 0, TooFast::look));

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
