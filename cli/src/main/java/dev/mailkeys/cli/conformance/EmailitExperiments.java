package dev.mailkeys.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailkeys.cli.conformance.Dialect.Action;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Repeat;
import java.util.Map;

/** How each fact about Emailit is checked. */
final class EmailitExperiments {

    static final Map<String, Object> SENDING = Map.of("scope", "sending");
    static final Action RENAME = new Action("update", Repeat.IDEMPOTENT, "POST", "");
    static final Action REGENERATE = new Action("rotate", Repeat.NEVER, "POST", "/regenerate");
    static final int LONG_NAME = 255;

    private EmailitExperiments() {}

    static Verdict listEnvelope(Bench bench) {
        Exchange list = bench.list(Map.of("limit", "1"));
        boolean held = list.is(200, "data", "next_page_url", "previous_page_url")
                && list.answer().path("data").isArray();
        return Verdict.of(held, list);
    }

    static Verdict listItem(Bench bench) {
        JsonNode item = bench.listed(bench.made(SENDING));
        return Verdict.of(!item.has("key") && !item.has("object"), Form.of(item));
    }

    static Verdict pageLink(Bench bench) {
        bench.made(SENDING);
        bench.made(SENDING);
        String link = bench.list(Map.of("limit", "1")).text("next_page_url").orElse("");
        if (link.startsWith("http")) {
            return Verdict.of(false, "an absolute link");
        }
        return Verdict.of(link.startsWith("/v2/"), link.isEmpty() ? "no link" : "a relative link");
    }

    static Verdict newestFirst(Bench bench) {
        bench.made(SENDING);
        ThrowAway newest = bench.made(SENDING);
        boolean first = bench.items(bench.list(Map.of("limit", "1")))
                .anyMatch(item -> item.path("name").asText().equals(newest.name()));
        return Verdict.of(first, first ? "the newest is first" : "another is first");
    }

    static Verdict duplicateName(Bench bench) {
        Exchange answer = bench.create(bench.made(SENDING).name(), SENDING).answer();
        JsonNode existing = answer.answer().path("existing");
        boolean held = answer.is(409) && existing.has("id") && existing.has("name") && !existing.has("key");
        return Verdict.of(held, answer);
    }

    static Verdict longName(Bench bench) {
        String beginning = bench.name() + "-";
        String name = beginning + "x".repeat(LONG_NAME - beginning.length());
        Exchange answer = bench.create(name, SENDING).answer();
        int length = answer.text("name").map(String::length).orElse(0);
        return Verdict.of(answer.isSuccess() && length == LONG_NAME, answer.status() + ", a name of " + length);
    }

    static Verdict rename(Bench bench) {
        ThrowAway key = bench.made(SENDING);
        String name = bench.name();
        Exchange answer = bench.change(RENAME, key, Map.of("name", name));
        boolean held = answer.is(200)
                && answer.text("name").filter(name::equals).isPresent()
                && answer.answer().path("id").asText().equals(key.address())
                && answer.text("scope").filter("sending"::equals).isPresent();
        return Verdict.of(held, answer);
    }

    static Verdict domainOfFullKey(Bench bench) {
        Exchange answer = bench.create(bench.name(), Map.of("scope", "full", "sending_domain_id", "dom_none"))
                .answer();
        return Verdict.of(
                answer.isSuccess() && answer.answer().path("sending_domain_id").isNull(), answer);
    }

    static Verdict regenerate(Bench bench) {
        ThrowAway key = bench.made(SENDING);
        Secret old = key.token();
        Exchange answer = bench.change(REGENERATE, key, Map.of());
        boolean held = answer.is(200, "id", "key")
                && answer.answer().path("id").asText().equals(key.address())
                && !key.token().equals(old);
        return Verdict.of(held, answer);
    }

    static Verdict oldToken(Bench bench) {
        ThrowAway key = bench.made(SENDING);
        Secret old = key.token();
        if (!bench.change(REGENERATE, key, Map.of()).isSuccess()) {
            throw NotTried.because("the key could not be regenerated");
        }
        Exchange dead = bench.use(old);
        Exchange alive = bench.use(key);
        return Verdict.of(dead.is(401), dead).and(alive.status() != 401, alive);
    }

    static Verdict trace(Bench bench) {
        ThrowAway key = bench.made(SENDING);
        bench.use(key);
        JsonNode used = bench.get(key).answer().path("last_used_at");
        return Verdict.of(used.isTextual(), "last_used_at: " + Form.of(used));
    }

    static Verdict notFound(Bench bench) {
        ThrowAway key = bench.made(SENDING);
        bench.delete(key);
        Exchange answer = bench.get(key);
        return Verdict.of(answer.is(404) && answer.text("error").isPresent(), answer);
    }
}
