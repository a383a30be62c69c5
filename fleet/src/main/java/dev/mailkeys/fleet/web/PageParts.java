package dev.mailkeys.fleet.web;

import dev.mailkeys.cli.text.Html;
import dev.mailkeys.core.provider.TimeWords;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The common parts of all pages. */
final class PageParts {

    private static final int RELOADED_AFTER_SECONDS = 30;

    private PageParts() {}

    /** A whole page, which reloads itself without a script. */
    static String page(String title, String body) {
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<meta http-equiv=\"refresh\" content=\""
                + RELOADED_AFTER_SECONDS + "\">\n<link rel=\"stylesheet\" href=\"/style.css\">\n<title>"
                + Html.text(title) + "</title></head>\n<body>\n" + body + "</body></html>\n";
    }

    static String link(String target) {
        return "<a href=\"" + Html.text(address(target)) + "\">" + Html.text(target) + "</a>";
    }

    static String address(String target) {
        return "/target?name=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
    }

    static String moment(Optional<Instant> time) {
        return time.map(at -> at.truncatedTo(ChronoUnit.SECONDS))
                .map(at -> "<time datetime=\"" + at + "\">" + Html.text(TimeWords.of(at)) + "</time>")
                .orElse("");
    }

    /** A length of time for people: in days, hours or less. */
    static String length(Duration length) {
        Duration shown = length.isNegative() ? Duration.ZERO : length;
        if (shown.toDays() >= 2) {
            return shown.toDays() + " d";
        }
        return shown.toHours() >= 2 ? shown.toHours() + " h" : shown.toMinutes() + " min";
    }

    static String word(TargetState target) {
        return "<span class=\"state " + target.word().replace(' ', '-') + "\">" + Html.text(target.word()) + "</span>";
    }
}
