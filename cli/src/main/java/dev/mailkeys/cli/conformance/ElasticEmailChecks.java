package dev.mailkeys.cli.conformance;

import static dev.mailkeys.cli.conformance.ElasticEmailExperiments.LEVELS;
import static dev.mailkeys.cli.conformance.ElasticEmailExperiments.LONG_NAME;
import static dev.mailkeys.cli.conformance.ElasticEmailExperiments.PLAIN;
import static dev.mailkeys.cli.conformance.ElasticEmailExperiments.PUT;
import static dev.mailkeys.cli.conformance.ElasticEmailExperiments.RESTRICTED;
import static dev.mailkeys.cli.conformance.ElasticEmailExperiments.TOKEN_LENGTH;
import static dev.mailkeys.cli.conformance.Mark.CODE;
import static dev.mailkeys.cli.conformance.Mark.GUESS;
import static dev.mailkeys.cli.conformance.Mark.SAID;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailkeys.cli.conformance.Bench.Creation;
import dev.mailkeys.cli.conformance.Dialect.Action;
import dev.mailkeys.cli.conformance.Dialect.Addressing;
import dev.mailkeys.core.provider.Repeat;
import java.util.List;
import java.util.Map;

/** What we take for true of Elastic Email. The keys that it makes may look at surveys and nothing else. */
public final class ElasticEmailChecks implements ProviderChecks {

    private static final String KEYS = "/security/apikeys";

    private static final List<Check> FACTS = List.of(
            new Check("list-envelope", "A list is a bare array.", "OpenAPI description", SAID, 1, 0, bench -> {
                Exchange list = bench.list(Map.of());
                return Verdict.of(list.is(200) && list.answer().isArray(), list);
            }),
            new Check(
                    "list-without-tokens",
                    "A key in a list has AccessLevel, Name, DateCreated, LastUse, Expires and"
                            + " RestrictAccessToIPRange, and no token.",
                    "OpenAPI description",
                    SAID,
                    3,
                    1,
                    ElasticEmailExperiments::listItem),
            new Check(
                    "create-answer",
                    "A create answers 201 with the key and its token (Token).",
                    "OpenAPI description",
                    SAID,
                    2,
                    1,
                    bench -> {
                        Exchange answer = bench.create(bench.name(), PLAIN).answer();
                        return Verdict.of(answer.is(201, "AccessLevel", "Name", "DateCreated", "Token"), answer);
                    }),
            new Check(
                    "token-form",
                    "A token is " + TOKEN_LENGTH + " hexadecimal digits.",
                    "an issue of the provider's SDK",
                    CODE,
                    2,
                    1,
                    bench -> {
                        String token = bench.made(PLAIN).token().reveal();
                        boolean held = token.matches("[0-9A-Fa-f]{" + TOKEN_LENGTH + "}");
                        return Verdict.of(held, token.length() + " characters");
                    }),
            new Check(
                    "duplicate-name",
                    "A name that is taken is refused with 400 or 409.",
                    "not documented",
                    GUESS,
                    4,
                    2,
                    bench -> {
                        Creation second = bench.create(bench.made(PLAIN).name(), PLAIN);
                        return Verdict.of(
                                second.answer().is(400) || second.answer().is(409), second.answer());
                    }),
            new Check(
                    "not-found",
                    "A name that no key has is answered 400 or 404 with Error, a text.",
                    "not documented",
                    GUESS,
                    3,
                    1,
                    bench -> {
                        ThrowAway key = bench.made(PLAIN);
                        bench.delete(key);
                        Exchange answer = bench.get(key);
                        boolean status = answer.is(400) || answer.is(404);
                        return Verdict.of(status && answer.text("Error").isPresent(), answer);
                    }),
            new Check(
                    "name-length",
                    "A name of " + LONG_NAME + " characters is taken whole.",
                    "no limit is documented",
                    GUESS,
                    2,
                    1,
                    ElasticEmailExperiments::longName),
            new Check(
                    "name-with-a-slash",
                    "A key whose name has a slash can be read, with %2F in the path.",
                    "not documented",
                    GUESS,
                    3,
                    1,
                    ElasticEmailExperiments::nameWithSlash),
            new Check(
                    "put-clears",
                    "A PUT clears Expires and RestrictAccessToIPRange if it leaves them out.",
                    "inferred: it takes the whole key",
                    GUESS,
                    4,
                    1,
                    ElasticEmailExperiments::putClears),
            new Check(
                    "put-answer",
                    "A PUT answers 200 with the key and without its token.",
                    "OpenAPI description",
                    SAID,
                    3,
                    1,
                    bench -> {
                        ThrowAway key = bench.made(PLAIN);
                        Exchange answer = bench.change(PUT, key, Map.of("Name", key.name(), "AccessLevel", LEVELS));
                        return Verdict.of(
                                answer.is(200, "Name") && !answer.answer().has("Token"), answer);
                    }),
            new Check(
                    "put-renames",
                    "A PUT with another Name renames the key, and so changes its address.",
                    "inferred from version 2",
                    GUESS,
                    4,
                    1,
                    ElasticEmailExperiments::putRenames),
            new Check(
                    "restricted-and-ending",
                    "A create takes a date as Expires and ranges as RestrictAccessToIPRange, and shows both.",
                    "version 2 takes ranges; the form of version 4 is not documented",
                    GUESS,
                    2,
                    1,
                    bench -> {
                        Exchange answer = bench.create(bench.name(), RESTRICTED).answer();
                        boolean held = answer.isSuccess() && ElasticEmailExperiments.isRestricted(answer.answer());
                        return Verdict.of(held, answer);
                    }),
            new Check(
                    "dates-with-offset",
                    "DateCreated ends in Z or an offset.",
                    "answers in an issue of the provider's SDK",
                    CODE,
                    2,
                    1,
                    bench -> {
                        Exchange answer = bench.create(bench.name(), PLAIN).answer();
                        String created = answer.text("DateCreated").orElse("");
                        return Verdict.of(
                                created.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})"), created.replaceAll("[0-9]", "0"));
                    }),
            new Check(
                    "missing-right",
                    "A key without the right is refused with 400 or 403 in the words \"Access Denied.\"",
                    "version 2; other sources say 403",
                    CODE,
                    3,
                    1,
                    bench -> {
                        Exchange answer = bench.use(bench.made(PLAIN));
                        return ElasticEmailExperiments.says(answer, "access denied", 403);
                    }),
            new Check(
                    "dead-token",
                    "A token that no key has is refused with 400 or 401 in the words \"Incorrect apikey\".",
                    "version 2; other sources say 401",
                    CODE,
                    3,
                    1,
                    bench -> {
                        ThrowAway key = bench.made(PLAIN);
                        bench.delete(key);
                        return ElasticEmailExperiments.says(bench.use(key), "incorrect apikey", 401);
                    }),
            new Check(
                    "new-token",
                    "A new token is known at once.",
                    "not documented",
                    GUESS,
                    2 + TokenDelay.MOST_TRIES,
                    1,
                    bench -> TokenDelay.check(
                            bench,
                            bench.made(PLAIN),
                            answer -> !ElasticEmailExperiments.isSaid(answer, "incorrect apikey", 401))),
            new Check(
                    "use-leaves-a-trace",
                    "A refused list by a key sets its LastUse.",
                    "not documented",
                    GUESS,
                    4,
                    1,
                    bench -> {
                        ThrowAway key = bench.made(PLAIN);
                        bench.use(key);
                        JsonNode used = bench.get(key).answer().path("LastUse");
                        return Verdict.of(used.isTextual(), "LastUse: " + Form.of(used));
                    }),
            new Check(
                    "delete-answer",
                    "A delete answers 200 without a body.",
                    "OpenAPI description",
                    SAID,
                    2,
                    1,
                    bench -> {
                        Exchange answer = bench.delete(bench.made(PLAIN));
                        return Verdict.of(answer.is(200) && answer.answer().isMissingNode(), answer);
                    }),
            TooFast.check("none found; a refusal of too many calls at once has none, it is said", GUESS));

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
