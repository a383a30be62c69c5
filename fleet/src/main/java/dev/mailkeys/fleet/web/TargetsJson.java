package dev.mailkeys.fleet.web;

import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.JsonText;
import dev.mailkeys.fleet.database.Looks.Planned;
import dev.mailkeys.fleet.database.StoredLook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The same as the page, for programs. */
final class TargetsJson {

    private TargetsJson() {}

    static String of(String node, Instant now, List<TargetState> targets) {
        return JsonText.of(new Fields()
                .with("node", node)
                .with("now", now)
                .with("targets", targets.stream().map(TargetsJson::fields).toList()));
    }

    private static Fields fields(TargetState target) {
        return new Fields()
                .with("target", target.name())
                .with("account", target.definition().account().name())
                .with("provider", target.definition().account().provider().word())
                .with("strategy", target.definition().strategy().name().toLowerCase(Locale.ROOT))
                .with("state", target.word().replace(' ', '_'))
                .with(
                        "rotateEverySeconds",
                        target.definition().options().rotateEvery().map(Duration::toSeconds))
                .with("born", target.look().flatMap(StoredLook::born))
                .with("ageSeconds", target.age().map(Duration::toSeconds))
                .with("dueAt", target.dueAt())
                .with("due", target.isDue())
                .with("overdue", target.isOverdue())
                .with("nextLook", target.planned().map(Planned::time))
                .with("atWork", target.planned().flatMap(Planned::atWork))
                .with("looked", target.look().map(StoredLook::looked))
                .with("lookedBy", target.look().map(StoredLook::node))
                .with("outcome", target.look().map(StoredLook::outcome))
                .with("messages", target.look().map(StoredLook::messages))
                .with("rotation", target.look().flatMap(StoredLook::rotation))
                .with("until", target.look().flatMap(StoredLook::until))
                .with("failures", target.failures())
                .with("whatToDo", target.advice());
    }
}
