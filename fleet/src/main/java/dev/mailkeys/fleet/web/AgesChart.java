package dev.mailkeys.fleet.web;

import dev.mailkeys.cli.text.Html;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** How much of its time each key has used up, the oldest first, as a chart without a script. */
final class AgesChart {

    private static final int MOST_BARS = 100;
    private static final int ROW = 20;
    private static final int LABEL = 220;
    private static final int FULL = 400;

    /** The longest bar: half more than a key's time. */
    private static final double LONGEST = 1.5;

    private static final int LONGEST_LABEL = 30;

    private AgesChart() {}

    static String of(List<TargetState> targets) {
        List<TargetState> shown = targets.stream()
                .filter(target -> target.age().isPresent())
                .sorted(Comparator.comparingDouble(AgesChart::used).reversed())
                .limit(MOST_BARS)
                .toList();
        if (shown.isEmpty()) {
            return "";
        }
        int height = ROW * shown.size() + ROW;
        var svg = new StringBuilder("<figure><figcaption>Ages of the keys, in parts of the time after which each is"
                + " rotated" + (shown.size() < targets.size() ? ": " + shown.size() + " of " + targets.size() : "")
                + "</figcaption>\n<svg role=\"img\" viewBox=\"0 0 " + (LABEL + (int) (FULL * LONGEST) + 60) + " "
                + height + "\"><title>Ages of the keys; the table above has the same figures</title>\n");
        for (int i = 0; i < shown.size(); i++) {
            svg.append(bar(shown.get(i), ROW * i));
        }
        int due = LABEL + FULL;
        return svg.append("<line class=\"due\" x1=\"%d\" x2=\"%d\" y1=\"0\" y2=\"%d\"/>"
                        .formatted(due, due, height - ROW))
                .append("<text x=\"%d\" y=\"%d\">due</text></svg></figure>\n".formatted(due - 10, height - 5))
                .toString();
    }

    private static String bar(TargetState target, int y) {
        double used = used(target);
        int width = (int) Math.max(1, FULL * Math.min(LONGEST, used));
        return "<text class=\"label\" x=\"%d\" y=\"%d\">%s</text>"
                        .formatted(LABEL - 8, y + 14, Html.text(label(target)))
                + "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"14\"/>"
                        .formatted(target.isDue() ? "old" : "young", LABEL, y + 3, width)
                + "<text x=\"%d\" y=\"%d\">%d %%</text>\n".formatted(LABEL + width + 6, y + 14, Math.round(100 * used));
    }

    private static double used(TargetState target) {
        Duration every = target.definition().options().rotateEvery().orElse(Duration.ofDays(1));
        return Math.max(0, (double) target.age().orElse(Duration.ZERO).toSeconds() / Math.max(1, every.toSeconds()));
    }

    private static String label(TargetState target) {
        String name = target.name();
        return name.length() <= LONGEST_LABEL ? name : name.substring(0, LONGEST_LABEL - 1) + "…";
    }
}
