package dev.mailkeys.rotation.engine.record;

import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Before;
import dev.mailkeys.rotation.engine.record.Detail.Haste;
import dev.mailkeys.rotation.engine.record.Detail.Put;
import dev.mailkeys.rotation.engine.record.Detail.PutBack;
import dev.mailkeys.rotation.engine.record.Detail.Reason;
import dev.mailkeys.rotation.engine.record.Detail.SinksChanged;
import dev.mailkeys.rotation.engine.record.Detail.Wait;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a record says as texts by name, as its line holds them. Only this class knows the names. Lists are {@code
 * old:0}, {@code old:1}, or {@code holds:} and the sink.
 *
 * @param all the texts, in the order of their names
 */
record RecordTexts(SortedMap<String, String> all) {

    static RecordTexts of(Detail detail) {
        var texts = new RecordTexts(new TreeMap<>());
        if (detail instanceof PlanDetail plan) {
            texts.put(plan);
        } else if (detail instanceof AboutKey key) {
            texts.put("key", key.id()).put("name", key.name()).put("date", key.date());
        } else if (detail instanceof Put put) {
            texts.put("sink", put.sink()).put("version", put.version());
        } else if (detail instanceof PutBack put) {
            texts.put("sink", put.sink());
        } else if (detail instanceof Wait wait) {
            texts.put("until", wait.until()).put("use", wait.signs());
        } else if (detail instanceof Reason why) {
            texts.put("reason", why.reason()).put("again", why.again());
        } else if (detail instanceof SinksChanged edits) {
            texts.putSinks(edits.sinks());
            edits.gone().forEach(sink -> texts.put("gone:" + sink, true));
        } else if (detail instanceof Haste haste) {
            texts.put("retire", haste.retire());
        }
        return texts;
    }

    /** What a record of a type says. The settings stand beside the texts. */
    Detail read(RecordType type, Optional<KeySettings> settings) {
        return switch (type) {
            case PLANNED, LOOK_AGAIN, FOUND_LIVE, FOUND_IDLE, FOUND_PARTIAL, FOUND_NONE ->
                plan(settings.orElseThrow(() -> new IllegalArgumentException("no settings")));
            case GRACE, READERS, HELD, SOAK, DRAINING, SETTLING -> new Wait(Instant.parse(text("until")), under("use"));
            case ABANDONED, SUCCESSOR_INSTEAD, ROLLBACK, CALLED_OFF, REFUSED ->
                new Reason(text("reason"), has("again"));
            case DELIVER_INTENT, DELIVERED, REMARK_INTENT, REMARKED -> new Put(text("sink"), text("version"));
            case PUT_BACK_INTENT, PUT_BACK -> new PutBack(text("sink"));
            case SINKS_CHANGED ->
                new SinksChanged(sinks(), List.copyOf(under("gone").keySet()));
            case EMERGENCY -> new Haste(has("retire"));
            default -> new AboutKey(may("key"), may("name"), may("date"));
        };
    }

    private void put(PlanDetail plan) {
        put("rotation", plan.rotation()).put("course", plan.course());
        put("strategy", plan.strategy()).put("provider", plan.provider());
        put("requested", plan.requested()).put("run", plan.run());
        put("key", plan.key()).put("name", plan.name());
        put("base", plan.bases()).put("old", plan.old()).put("rest", plan.rest());
        put("expires", plan.expires()).put("delivered", plan.delivered());
        put("alternate", plan.alternating()).put("reconcile", plan.reconciling());
        putSinks(plan.sinks());
        if (plan.shown()) {
            put("shown", "in every sink");
        }
    }

    private PlanDetail plan(KeySettings settings) {
        List<String> bases = numbered("base");
        if (text("rotation").isEmpty() || bases.isEmpty()) {
            throw new IllegalArgumentException("not a plan");
        }
        return PlanDetail.builder()
                .rotation(text("rotation"))
                .course(Course.valueOf(text("course")))
                .settings(settings)
                .strategy(may("strategy").map(Strategy::valueOf))
                .provider(may("provider"))
                .requested(may("requested"))
                .run(may("run"))
                .key(may("key"))
                .name(may("name"))
                .bases(bases)
                .old(numbered("old"))
                .rest(numbered("rest"))
                .expires(under("expires"))
                .sinks(sinks())
                .delivered(may("delivered").map(Instant::parse))
                .alternating(has("alternate"))
                .reconciling(has("reconcile"))
                .shown(has("shown"))
                .build();
    }

    private RecordTexts put(String name, Object value) {
        all.put(name, value.toString());
        return this;
    }

    private RecordTexts put(String name, Optional<?> value) {
        value.ifPresent(there -> put(name, there));
        return this;
    }

    private RecordTexts put(String name, boolean is) {
        return is ? put(name, "yes") : this;
    }

    private RecordTexts put(String name, List<String> values) {
        IntStream.range(0, values.size()).forEach(i -> put(name + ":" + i, values.get(i)));
        return this;
    }

    private RecordTexts put(String name, Map<String, String> values) {
        values.forEach((of, value) -> put(name + ":" + of, value));
        return this;
    }

    private void putSinks(Map<String, Before> sinks) {
        sinks.forEach((sink, before) -> put("holds:" + sink, before.holds()).put("version:" + sink, before.version()));
    }

    /** What it is about, for a listener: a key, a sink, a time, a reason. */
    String about() {
        return Stream.of("name", "key", "sink", "until", "reason")
                .map(this::text)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String text(String name) {
        return all.getOrDefault(name, "");
    }

    private Optional<String> may(String name) {
        return Optional.ofNullable(all.get(name));
    }

    private boolean has(String name) {
        return all.containsKey(name);
    }

    private List<String> numbered(String name) {
        return IntStream.iterate(0, i -> has(name + ":" + i), i -> i + 1)
                .mapToObj(i -> text(name + ":" + i))
                .toList();
    }

    private Map<String, String> under(String name) {
        var values = new TreeMap<String, String>();
        all.subMap(name + ":", name + (char) (':' + 1))
                .forEach((whole, value) -> values.put(whole.substring(name.length() + 1), value));
        return values;
    }

    private Map<String, Before> sinks() {
        var sinks = new TreeMap<String, Before>();
        under("holds").forEach((sink, holds) -> sinks.put(sink, new Before(holds, text("version:" + sink))));
        return sinks;
    }
}
