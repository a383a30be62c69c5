package dev.mailkeys.fleet.web;

import dev.mailkeys.cli.text.Html;
import dev.mailkeys.core.provider.TimeWords;
import dev.mailkeys.fleet.database.StoredLook;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.JournalStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One target: its state, and what happened in one of its rotations, line by line. */
final class TargetPage {

    private static final int MOST_ROTATIONS = 30;

    private TargetPage() {}

    static String of(TargetState target, JournalStore journals, Optional<String> asked) {
        var rotations = new ArrayList<>(journals.rotations(target.name()));
        Collections.reverse(rotations);
        Optional<String> shown =
                asked.filter(rotations::contains).or(() -> rotations.stream().findFirst());
        List<JournalLine> lines =
                shown.map(rotation -> journals.read(target.name(), rotation)).orElse(List.of());
        return PageParts.page(
                "mailkeys fleet: " + target.name(),
                "<p><a href=\"/\">All targets</a></p>\n<h1>" + Html.text(target.name()) + "</h1>\n<p>"
                        + PageParts.word(target) + "</p>\n" + facts(target) + "<h2>What happened</h2>\n"
                        + shown.map(rotation -> "<p>Rotation " + Html.text(rotation) + "</p>\n" + timeline(lines))
                                .orElse("<p>It was never rotated here.</p>\n")
                        + others(target.name(), rotations));
    }

    private static String facts(TargetState target) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Account", target.definition().account().name()));
        rows.add(List.of("Provider", target.definition().account().provider().title()));
        rows.add(List.of("Age", target.age().map(PageParts::length).orElse("unknown")));
        rows.add(List.of(
                "Rotated after",
                target.definition()
                        .options()
                        .rotateEvery()
                        .map(PageParts::length)
                        .orElse("")));
        rows.add(List.of("What to do", target.advice()));
        target.look().ifPresent(look -> rows.addAll(last(look)));
        return Html.table(List.of("What", "Now"), rows);
    }

    private static List<List<String>> last(StoredLook look) {
        return List.of(
                List.of("Last look", TimeWords.of(look.looked()) + " by " + look.node()),
                List.of("It ended", look.outcome().replace('_', ' ')),
                List.of("It said", String.join(" ", look.messages())),
                List.of("It waits until", look.until().map(TimeWords::of).orElse("")),
                List.of("Looks in a row that did not end well", String.valueOf(look.failures())));
    }

    private static String timeline(List<JournalLine> lines) {
        return Timeline.of(lines).stream()
                .map(entry -> "<li>" + Html.text(entry.at()) + " <b>" + Html.text(entry.step()) + "</b> "
                        + Html.text(entry.detail()) + "</li>\n")
                .collect(Collectors.joining("", "<ol class=\"timeline\">\n", "</ol>\n"));
    }

    private static String others(String target, List<String> rotations) {
        String links = rotations.stream()
                .limit(MOST_ROTATIONS)
                .map(rotation -> "<li><a href=\"" + Html.text(PageParts.address(target) + "&rotation=" + rotation)
                        + "\">" + Html.text(rotation) + "</a></li>\n")
                .collect(Collectors.joining());
        return rotations.size() < 2 ? "" : "<h2>Rotations, the newest first</h2>\n<ul>\n" + links + "</ul>\n";
    }
}
