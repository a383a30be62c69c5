package dev.mailkeys.fleet;

import java.time.Duration;
import java.util.List;

/** What the tables of a fleet tell of all that it has done. */
final class Journaled {

    private static final String GAPS = """
            select string_agg(target || ' lacks lines of ' || rotation, E'\\n') from
              (select target, rotation from mailkeys_lines group by target, rotation
               having min(sequence) <> 1 or max(sequence) <> count(*)) gaps""";

    /** A key that two nodes rotate, or one node twice, has a successor that was made when it was not yet due. */
    private static final String TOO_EARLY = """
            select string_agg(target || ' at ' || begun, E'\\n') from
              (select target, begun, lag(done) over (partition by target order by begun) as before from
                (select target, rotation,
                        min((text::jsonb->>'at')::timestamptz) filter (where text like '{"type":"PLANNED"%%') as begun,
                        max((text::jsonb->>'at')::timestamptz) filter (where text like '{"type":"DONE"%%') as done
                   from mailkeys_lines group by target, rotation
                 having bool_or(text like '{"type":"CREATE_INTENT"%%')) rotations) following
             where begun < before + interval '%d milliseconds'""";

    private final TestDatabase database;

    Journaled(TestDatabase database) {
        this.database = database;
    }

    /** How many have come to their end. */
    int rotations() {
        return database.number("select count(*) from mailkeys_lines where text like '{\"type\":\"DONE\"%'");
    }

    /** The name of the node that is at a target; empty if there is none. */
    String nodeAt(String target) {
        return database.text(
                        "select picked_by from mailkeys_fleet_tasks where picked and task_instance = '" + target + "'")
                .orElse("");
    }

    /** How many targets a process is at, or was when it was heard of last. */
    int keysOf(long pid) {
        return database.number(
                "select count(*) from mailkeys_fleet_tasks where picked and picked_by like '%/" + pid + "/%'");
    }

    List<String> gaps() {
        return lines(GAPS);
    }

    /** Rotations that began when the key was not half as old as it may become: nodes' clocks differ by less than that. */
    List<String> tooEarly(Duration age) {
        return lines(TOO_EARLY.formatted(age.toMillis() / 2));
    }

    private List<String> lines(String sql) {
        return database.text(sql).map(text -> List.of(text.split("\n"))).orElse(List.of());
    }
}
