package dev.mailkeys.cli.conformance;

import static dev.mailkeys.cli.conformance.ElasticEmailExperiments.LEVELS;
import static dev.mailkeys.cli.conformance.ElasticEmailExperiments.LONG_NAME;
import static dev.mailkeys.cli.conformance.ElasticEmailExperiments.PLAIN;
import static dev.mailkeys.cli.conformance.ElasticEmailExperiments.PUT;
import static dev.mailkeys.cli.conformance.ElasticEmailExperiments.RESTRICTED;
import static dev.mailkeys.cli.conformance.ElasticEmailExperiments.TOKEN_LENGTH;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailkeys.cli.conformance.Bench.Made;
import dev.mailkeys.cli.conformance.Dialect.Action;
import dev.mailkeys.cli.conformance.Dialect.Addressing;
import dev.mailkeys.core.provider.Repeat;
import java.util.List;
import java.util.Map;

/** What we assume about Elastic Email. The keys that it makes may only read surveys. */
public final class ElasticEmailChecks implements ProviderChecks {

    private static final String KEYS = "/security/apikeys";

    private static final List<Check> FACTS = List.of(
            Check.that("list-envelope", "A list is a bare array.")
                    .said("OpenAPI description")
                    .shownBy(1, 0, bench -> {
                        Exchange list = bench.list(Map.of());
                        return Verdict.of(list.is(200) && list.answer().isArray(), list);
                    }),
            Check.that(
                            "list-without-tokens",
                            "A key in a list has AccessLevel, Name, DateCreated, LastUse, Expires and"
                                    + " RestrictAccessToIPRange, and no token.")
                    .said("OpenAPI description")
                    .shownBy(3, 1, ElasticEmailExperiments::listItem),
            Check.that("create-answer", "A create answers 201 with the key and its token (Token).")
                    .said("OpenAPI description")
                    .shownBy(2, 1, bench -> {
                        Exchange answer = bench.create(bench.name(), PLAIN).answer();
                        return Verdict.of(answer.is(201, "AccessLevel", "Name", "DateCreated", "Token"), answer);
                    }),
            Check.that("token-form", "A token is " + TOKEN_LENGTH + " hexadecimal digits.")
                    .coded("an issue of the provider's SDK")
                    .shownBy(2, 1, bench -> {
                        String token = bench.made(PLAIN).token().reveal();
                        boolean held = token.matches("[0-9A-Fa-f]{" + TOKEN_LENGTH + "}");
                        return Verdict.of(held, token.length() + " characters");
                    }),
            Check.that("duplicate-name", "A name that is taken is refused with 400 or 409.")
                    .shownBy(4, 2, bench -> {
                        Made second = bench.create(bench.made(PLAIN).name(), PLAIN);
                        return Verdict.of(
                                second.answer().is(400) || second.answer().is(409), second.answer());
                    }),
            Check.that("not-found", "A name that no key has is answered 400 or 404 with Error, a text.")
                    .shownBy(3, 1, bench -> {
                        ThrowAway key = bench.made(PLAIN);
                        bench.delete(key);
                        Exchange answer = bench.get(key);
                        boolean status = answer.is(400) || answer.is(404);
                        return Verdict.of(status && answer.text("Error").isPresent(), answer);
                    }),
            Check.that("name-length", "A name of " + LONG_NAME + " characters is taken whole.")
                    .guessed("no limit is documented")
                    .shownBy(2, 1, ElasticEmailExperiments::longName),
            Check.that("name-with-a-slash", "A key whose name has a slash can be read, with %2F in the path.")
                    .shownBy(3, 1, ElasticEmailExperiments::nameWithSlash),
            Check.that("put-clears", "A PUT clears Expires and RestrictAccessToIPRange if it leaves them out.")
                    .guessed("inferred: it takes the whole key")
                    .shownBy(4, 1, ElasticEmailExperiments::putClears),
            Check.that("put-answer", "A PUT answers 200 with the key and without its token.")
                    .said("OpenAPI description")
                    .shownBy(3, 1, bench -> {
                        ThrowAway key = bench.made(PLAIN);
                        Exchange answer = bench.change(PUT, key, Map.of("Name", key.name(), "AccessLevel", LEVELS));
                        return Verdict.of(
                                answer.is(200, "Name") && !answer.answer().has("Token"), answer);
                    }),
            Check.that("put-renames", "A PUT with another Name renames the key, and so changes its address.")
                    .guessed("inferred from version 2")
                    .shownBy(4, 1, ElasticEmailExperiments::putRenames),
            Check.that(
                            "restricted-and-ending",
                            "A create takes a date as Expires and ranges as RestrictAccessToIPRange, and shows both.")
                    .guessed("version 2 takes ranges; the form of version 4 is not documented")
                    .shownBy(2, 1, bench -> {
                        Exchange answer = bench.create(bench.name(), RESTRICTED).answer();
                        boolean held = answer.isSuccess() && ElasticEmailExperiments.isRestricted(answer.answer());
                        return Verdict.of(held, answer);
                    }),
            Check.that("dates-with-offset", "DateCreated ends in Z or an offset.")
                    .coded("answers in an issue of the provider's SDK")
                    .shownBy(2, 1, bench -> {
                        Exchange answer = bench.create(bench.name(), PLAIN).answer();
                        String created = answer.text("DateCreated").orElse("");
                        return Verdict.of(
                                created.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})"), created.replaceAll("[0-9]", "0"));
                    }),
            Check.that(
                            "missing-right",
                            "A key without the right is refused with 400 or 403 in the words \"Access Denied.\"")
                    .coded("version 2; other sources say 403")
                    .shownBy(3, 1, bench -> {
                        Exchange answer = bench.use(bench.made(PLAIN));
                        return ElasticEmailExperiments.says(answer, "access denied", 403);
                    }),
            Check.that(
                            "dead-token",
                            "A token that no key has is refused with 400 or 401 in the words \"Incorrect apikey\".")
                    .coded("version 2; other sources say 401")
                    .shownBy(3, 1, bench -> {
                        ThrowAway key = bench.made(PLAIN);
                        bench.delete(key);
                        return ElasticEmailExperiments.says(bench.use(key), "incorrect apikey", 401);
                    }),
            Check.that("new-token", "A new token is known at once.")
                    .shownBy(
                            2 + TokenDelay.MOST_TRIES,
                            1,
                            bench -> TokenDelay.check(
                                    bench,
                                    bench.made(PLAIN),
                                    answer -> !ElasticEmailExperiments.isSaid(answer, "incorrect apikey", 401))),
            Check.that("use-leaves-a-trace", "A refused list by a key sets its LastUse.")
                    .shownBy(4, 1, bench -> {
                        ThrowAway key = bench.made(PLAIN);
                        bench.use(key);
                        JsonNode used = bench.get(key).answer().path("LastUse");
                        return Verdict.of(used.isTextual(), "LastUse: " + Form.of(used));
                    }),
            Check.that("delete-answer", "A delete answers 200 without a body.")
                    .said("OpenAPI description")
                    .shownBy(2, 1, bench -> {
                        Exchange answer = bench.delete(bench.made(PLAIN));
                        return Verdict.of(answer.is(200) && answer.answer().isMissingNode(), answer);
                    }),
            TooFast.CLAIM
                    .guessed("none found; a refusal of too many calls at once has none, it is said")
                    .shownBy(0, 0, TooFast::look));

    @Override
    public String provider() {
        return "elasticemail";
    }

    @Override
    public Dialect dialect() {
        return new Dialect(
                KEYS,
                "Name",
                "Token",
                Addressing.NAME_IN_PATH,
                new Action("list", Repeat.SAFE, "GET", KEYS),
                list -> list,
                Map.of());
    }

    @Override
    public List<Check> checks() {
        return FACTS;
    }
}
