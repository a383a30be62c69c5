package dev.mailkeys.fleet.web;

import dev.mailkeys.cli.text.Html;
import dev.mailkeys.fleet.database.Looks.Planned;
import dev.mailkeys.fleet.database.StoredLook;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All targets, the worst first. */
final class HomePage {

    private static final List<String> WORST_FIRST =
            List.of("broken", "failed", "overdue", "at work", "due", "waiting", "not looked at yet", "good");

    private HomePage() {}

    static String of(String node, Instant now, List<TargetState> targets) {
        List<TargetState> sorted = targets.stream()
                .sorted(Comparator.comparingInt(target -> WORST_FIRST.indexOf(target.word())))
                .toList();
        return PageParts.page(
                "mailkeys fleet",
                "<h1>Keys of email providers</h1>\n<p>As of " + PageParts.moment(Optional.of(now)) + ", told by node "
                        + Html.text(node) + ". " + Html.text(summary(targets)) + "</p>\n" + table(sorted)
                        + AgesChart.of(targets)
                        + "<p>For programs: <a href=\"/api/targets\">JSON</a>, <a href=\"/metrics\">metrics</a>.</p>\n");
    }

    private static String summary(List<TargetState> targets) {
        return WORST_FIRST.stream()
                .map(word -> counted(word, targets))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", ", "", "."));
    }

    private static Optional<String> counted(String word, List<TargetState> targets) {
        long number =
                targets.stream().filter(target -> target.word().equals(word)).count();
        return number == 0 ? Optional.empty() : Optional.of(number + " " + word);
    }

    private static String table(List<TargetState> targets) {
        String head = List.of("Target", "State", "Age", "Due", "Next look", "Last look", "What to do").stream()
                .map(title -> "<th>" + title + "</th>")
                .collect(Collectors.joining());
        return "<table><thead><tr>" + head + "</tr></thead><tbody>\n"
                + targets.stream().map(HomePage::row).collect(Collectors.joining()) + "</tbody></table>\n";
    }

    private static String row(TargetState target) {
        return "<tr><td>" + PageParts.link(target.name()) + "</td><td>" + PageParts.word(target) + "</td><td>"
                + age(target) + "</td><td>" + PageParts.moment(target.dueAt()) + "</td><td>" + next(target)
                + "</td><td>"
                + last(target) + "</td><td>" + Html.text(target.advice()) + "</td></tr>\n";
    }

    private static String age(TargetState target) {
        String most = target.definition()
                .options()
                .rotateEvery()
                .map(PageParts::length)
                .orElse("");
        return Html.text(target.age().map(PageParts::length).orElse("unknown") + " of " + most);
    }

    private static String next(TargetState target) {
        return target.planned()
                .flatMap(Planned::atWork)
                .map(node -> Html.text("now, by " + node))
                .orElseGet(() -> PageParts.moment(target.planned().map(Planned::time)));
    }

    private static String last(TargetState target) {
        return target.look()
                .map(look -> PageParts.moment(Optional.of(look.looked())) + ": "
                        + Html.text(look.outcome().replace('_', ' ')) + (target.failures() > 0 ? words(look) : ""))
                .orElse("");
    }

    private static String words(StoredLook look) {
        return ". " + Html.text(String.join(" ", look.messages()));
    }
}
