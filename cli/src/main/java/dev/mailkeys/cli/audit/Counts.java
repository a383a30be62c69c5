package dev.mailkeys.cli.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How many keys there are of each age, of each kind of rights and of each use. */
record Counts(Findings found) {

    private static final int MOST_RIGHTS = 9;

    private static final Map<String, Integer> STEPS = steps();

    Map<String, Integer> ages() {
        Map<String, Integer> counts = empty("unknown");
        for (AuditedKey key : found.keys()) {
            counts.merge(step(key.key().created(), "unknown"), 1, Integer::sum);
        }
        return counts;
    }

    Map<String, Integer> uses() {
        Map<String, Integer> counts = empty("no use shown");
        counts.put("used, no date shown", 0);
        for (AuditedKey key : found.keys()) {
            boolean counted = key.facts().uses().orElse(0) > 0;
            counts.merge(
                    counted ? "used, no date shown" : step(key.facts().lastUsed(), "no use shown"), 1, Integer::sum);
        }
        return counts;
    }

    /** The most frequent rights, and all others as one. */
    Map<String, Integer> rights() {
        Map<String, Integer> all = new TreeMap<>();
        found.keys().forEach(key -> all.merge(rights(key), 1, Integer::sum));
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<Map.Entry<String, Integer>> sorted = all.entrySet().stream()
                .sorted((one, other) -> Integer.compare(other.getValue(), one.getValue()))
                .toList();
        sorted.stream().limit(MOST_RIGHTS).forEach(each -> counts.put(each.getKey(), each.getValue()));
        sorted.stream().skip(MOST_RIGHTS).forEach(each -> counts.merge("others", each.getValue(), Integer::sum));
        return counts;
    }

    private static String rights(AuditedKey key) {
        List<String> rights = key.facts().rights();
        return key.provider() + ": " + (rights.isEmpty() ? "sends mail" : String.join(" ", rights));
    }

    private String step(Optional<Instant> moment, String none) {
        return moment.map(then -> {
                    long days = Duration.between(then, found.now()).toDays();
                    return STEPS.entrySet().stream()
                            .filter(step -> days < step.getValue())
                            .map(Map.Entry::getKey)
                            .findFirst()
                            .orElse("2 years and more");
                })
                .orElse(none);
    }

    private static Map<String, Integer> empty(String none) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        STEPS.keySet().forEach(step -> counts.put(step, 0));
        counts.put("2 years and more", 0);
        counts.put(none, 0);
        return counts;
    }

    private static Map<String, Integer> steps() {
        Map<String, Integer> steps = new LinkedHashMap<>();
        steps.put("under 30 days", 30);
        steps.put("30 to 89 days", 90);
        steps.put("90 to 179 days", 180);
        steps.put("180 to 364 days", 365);
        steps.put("1 to 2 years", 730);
        return steps;
    }
}
