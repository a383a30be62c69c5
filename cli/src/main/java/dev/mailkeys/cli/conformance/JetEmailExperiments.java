package dev.mailkeys.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailkeys.cli.conformance.Bench.Made;
import dev.mailkeys.cli.conformance.Dialect.Action;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Repeat;
import java.util.List;
import java.util.Map;

/** How each fact about JetEmail is checked. */
final class JetEmailExperiments {

    static final Action PATCH = new Action("update", Repeat.IDEMPOTENT, "PATCH", "");
    static final Action ROTATE = new Action("rotate", Repeat.NEVER, "POST", "/rotate");

    /** An address that is nobody's (RFC 5737). */
    static final String NOBODY = "192.0.2.1";

    static final Map<String, Object> PLAIN = Map.of("quota", 1);
    static final Map<String, Object> RESTRICTED = Map.of("quota", 1, "ipRestrictions", List.of(NOBODY));
    static final int LONGEST_NAME = 64;

    private JetEmailExperiments() {}

    static Verdict listItem(Bench bench) {
        JsonNode item = bench.listed(bench.made(PLAIN));
        boolean held = List.of("uuid", "name", "status", "approvedDomains", "usage", "quota", "ipRestrictions").stream()
                .allMatch(item::has);
        boolean times = item.path("created_date").isTextual()
                && item.path("last_modified").isNumber();
        return Verdict.of(held && times, Form.of(item));
    }

    static Verdict listsAsText(Bench bench) {
        JsonNode item = bench.listed(bench.made(RESTRICTED));
        JsonNode domains = item.path("approvedDomains");
        JsonNode addresses = item.path("ipRestrictions");
        return Verdict.of(
                domains.isTextual() && addresses.isTextual(),
                "approvedDomains: " + Form.of(domains) + ", ipRestrictions: " + Form.of(addresses));
    }

    static Verdict listShowsTokens(Bench bench) {
        ThrowAway key = bench.made(PLAIN);
        String shown = bench.listed(key).path("api_token").asText();
        boolean clear = shown.equals(key.token().reveal());
        return Verdict.of(clear, clear ? "in clear" : shown.isEmpty() ? "no token" : "another text");
    }

    static Verdict duplicateName(Bench bench) {
        ThrowAway first = bench.made(PLAIN);
        Made second = bench.create(first.name(), PLAIN);
        if (second.key().isEmpty()) {
            return Verdict.of(false, second.answer());
        }
        int there = bench.listed(first.name()).size();
        return Verdict.of(there == 2, there + " keys of the name");
    }

    static Verdict nameLength(Bench bench) {
        Exchange longest =
                bench.create(Names.ofLength(bench.name(), LONGEST_NAME), PLAIN).answer();
        Exchange longer = bench.create(Names.ofLength(bench.name(), LONGEST_NAME + 1), PLAIN)
                .answer();
        return Verdict.of(longest.isSuccess(), longest).and(longer.is(400), longer);
    }

    static Verdict emptyListClears(Bench bench) {
        ThrowAway key = bench.made(RESTRICTED);
        Exchange answer = bench.change(PATCH, key, Map.of("ipRestrictions", List.of()));
        boolean cleared = !isRestricted(bench, key);
        return Verdict.of(answer.isSuccess() && cleared, answer.status() + (cleared ? ", cleared" : ", not cleared"));
    }

    static Verdict leftOutStays(Bench bench) {
        ThrowAway key = bench.made(RESTRICTED);
        Exchange answer = bench.change(PATCH, key, Map.of("quota", 2));
        boolean stayed = isRestricted(bench, key);
        return Verdict.of(answer.isSuccess() && stayed, answer.status() + (stayed ? ", it stayed" : ", it is gone"));
    }

    static boolean isRestricted(Bench bench, ThrowAway key) {
        return bench.listed(key).path("ipRestrictions").toString().contains(NOBODY);
    }

    static Verdict statusAlone(Bench bench) {
        ThrowAway key = bench.made(Map.of("quota", 1));
        bench.change(PATCH, key, Map.of("status", 0, "quota", 2));
        JsonNode item = bench.listed(key);
        boolean disabled = item.path("status").asText().matches("disabled|0");
        boolean same = item.path("quota").asInt() == 1;
        return Verdict.of(
                disabled && same,
                (disabled ? "disabled" : "not disabled") + ", the quota " + (same ? "stayed" : "changed"));
    }

    static Verdict rotate(Bench bench) {
        ThrowAway key = bench.made(PLAIN);
        Secret old = key.token();
        JsonNode before = bench.listed(key);
        Exchange answer = bench.change(ROTATE, key, Map.of());
        boolean other = answer.is(200, "success", "message", "api_token")
                && !key.token().equals(old);
        boolean same = bench.listed(key).path("uuid").equals(before.path("uuid"));
        return Verdict.of(other, answer).and(same, same ? "the same uuid" : "another uuid");
    }

    static Verdict rotateDisabled(Bench bench) {
        ThrowAway key = bench.made(PLAIN);
        if (!bench.change(PATCH, key, Map.of("status", 0)).isSuccess()) {
            throw NotTried.because("the key could not be disabled");
        }
        Exchange answer = bench.change(ROTATE, key, Map.of());
        return Verdict.of(answer.is(403, "error"), answer);
    }

    static Verdict notFound(Bench bench, Action action) {
        ThrowAway key = bench.made(PLAIN);
        bench.delete(key);
        Exchange answer = bench.change(action, key, action.equals(PATCH) ? Map.of("quota", 2) : Map.of());
        return Verdict.of(answer.is(404, "success", "error"), answer);
    }

    static Verdict emptyEmail(Bench bench) {
        ThrowAway key = bench.made(PLAIN);
        Exchange alive = bench.use(key);
        bench.delete(key);
        Exchange dead = bench.use(key);
        return Verdict.of(alive.status() != 401 && !alive.isSuccess(), alive).and(dead.is(401), dead);
    }

    static Verdict oldToken(Bench bench) {
        ThrowAway key = bench.made(PLAIN);
        Secret old = key.token();
        if (!bench.change(ROTATE, key, Map.of()).isSuccess()) {
            throw NotTried.because("the key could not be rotated");
        }
        Exchange dead = bench.use(old);
        return Verdict.of(dead.is(401), dead);
    }
}
