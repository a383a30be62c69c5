package dev.mailkeys.cli.audit;

import dev.mailkeys.cli.text.Html;
import java.util.Map;

/** A bar for each of a few counts, as a drawing that needs no script and that a screen reader reads as a table. */
final class BarChart {

    private static final int ROW = 26;
    private static final int LABEL = 250;
    private static final int WIDTH = 580;
    private static final int NUMBER = 60;

    private BarChart() {}

    static String of(String title, Map<String, Integer> bars) {
        int most = bars.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        int height = ROW * bars.size() + 4;
        var svg = new StringBuilder(
                "<figure><figcaption>" + Html.text(title) + "</figcaption><svg role=\"img\" viewBox=\"0 0 " + WIDTH
                        + " " + height + "\"><title>" + Html.text(title + ": " + words(bars)) + "</title>");
        int y = 2;
        for (Map.Entry<String, Integer> bar : bars.entrySet()) {
            int length = most == 0 ? 0 : (int) Math.ceil((double) (WIDTH - LABEL - NUMBER) * bar.getValue() / most);
            svg.append("<text x=\"%d\" y=\"%d\" class=\"label\">%s</text>"
                    .formatted(LABEL - 8, y + 16, Html.text(shortened(bar.getKey()))));
            svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"18\"/>".formatted(LABEL, y + 2, length));
            svg.append("<text x=\"%d\" y=\"%d\">%d</text>".formatted(LABEL + length + 6, y + 16, bar.getValue()));
            y += ROW;
        }
        return svg.append("</svg></figure>\n").toString();
    }

    private static String words(Map<String, Integer> bars) {
        var words = new StringBuilder();
        bars.forEach((label, count) -> words.append(words.isEmpty() ? "" : ", ")
                .append(label)
                .append(' ')
                .append(count));
        return words.toString();
    }

    private static String shortened(String label) {
        return label.length() <= 34 ? label : label.substring(0, 33) + "…";
    }
}
