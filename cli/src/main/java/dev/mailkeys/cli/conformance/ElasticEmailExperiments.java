package dev.mailkeys.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailkeys.cli.conformance.Bench.Made;
import dev.mailkeys.cli.conformance.Dialect.Action;
import dev.mailkeys.core.provider.Repeat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How each fact about Elastic Email is checked. */
final class ElasticEmailExperiments {

    static final Action PUT = new Action("update", Repeat.IDEMPOTENT, "PUT", "");
    static final List<String> LEVELS = List.of("ViewSurveys");
    static final Map<String, Object> PLAIN = Map.of("AccessLevel", LEVELS);

    /** Addresses that are nobody's (RFC 5737), and a date that no run sees. */
    static final Map<String, Object> RESTRICTED = Map.of(
            "AccessLevel",
            LEVELS,
            "Expires",
            "2099-01-01T00:00:00Z",
            "RestrictAccessToIPRange",
            List.of("192.0.2.0/24"));

    static final int TOKEN_LENGTH = 96;
    static final int LONG_NAME = 100;

    private ElasticEmailExperiments() {}

    static Verdict listItem(Bench bench) {
        JsonNode item = bench.listed(bench.made(PLAIN));
        boolean held =
                List.of("AccessLevel", "Name", "DateCreated", "LastUse", "Expires", "RestrictAccessToIPRange").stream()
                        .allMatch(item::has);
        return Verdict.of(held && !item.has("Token"), Form.of(item));
    }

    static Verdict longName(Bench bench) {
        Exchange answer =
                bench.create(Names.ofLength(bench.name(), LONG_NAME), PLAIN).answer();
        int length = answer.text("Name").map(String::length).orElse(0);
        return Verdict.of(answer.isSuccess() && length == LONG_NAME, answer.status() + ", a name of " + length);
    }

    static Verdict nameWithSlash(Bench bench) {
        Made creation = bench.create(bench.name() + "/x", PLAIN);
        ThrowAway key = creation.key()
                .orElseThrow(() -> NotTried.because(
                        "no key of such a name is made: " + creation.answer().words()));
        Exchange read = bench.get(key);
        return Verdict.of(read.is(200), read);
    }

    static Verdict putClears(Bench bench) {
        ThrowAway key = bench.made(RESTRICTED);
        Exchange answer = bench.change(PUT, key, Map.of("Name", key.name(), "AccessLevel", LEVELS));
        JsonNode now = bench.get(key).answer();
        boolean cleared = now.path("Expires").isNull()
                && now.path("RestrictAccessToIPRange").isEmpty();
        return Verdict.of(answer.isSuccess() && cleared, answer.status() + (cleared ? ", cleared" : ", not cleared"));
    }

    static Verdict putRenames(Bench bench) {
        ThrowAway key = bench.made(PLAIN);
        String name = bench.name();
        Exchange answer = bench.change(PUT, key, Map.of("Name", name, "AccessLevel", LEVELS));
        Exchange read = bench.get(key);
        boolean renamed = read.text("Name").filter(name::equals).isPresent();
        return Verdict.of(answer.is(200), answer).and(renamed, renamed ? "renamed" : "not renamed");
    }

    static boolean isRestricted(JsonNode key) {
        return key.path("Expires").isTextual()
                && !key.path("RestrictAccessToIPRange").isEmpty();
    }

    /** Whether it is a refusal with this message, or with the other status. */
    static boolean isSaid(Exchange answer, String words, int otherStatus) {
        String said = answer.text("Error").orElse("").toLowerCase(Locale.ROOT);
        return answer.is(otherStatus)
                || (answer.is(400) && said.replace(".", "").strip().equals(words));
    }

    static Verdict says(Exchange answer, String words, int otherStatus) {
        boolean held = isSaid(answer, words, otherStatus);
        return Verdict.of(held, held ? answer.words() : answer.words() + ", in other words");
    }
}
