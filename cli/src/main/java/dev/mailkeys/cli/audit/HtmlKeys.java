package dev.mailkeys.cli.audit;

import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Html;
import dev.mailkeys.cli.text.JsonText;
import dev.mailkeys.cli.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All keys for a page's script: rows of numbers that point into a list of texts, because most texts occur many times.
 * If there are too many, keys that break no policy are left out first.
 */
final class HtmlKeys {

    /** Keeps the whole page below two megabytes. */
    private static final int MOST_BYTES = 1_700_000;

    private static final List<String> COLUMNS = List.of(
            "account",
            "name",
            "violations",
            "age",
            "lastUsed",
            "uses",
            "rights",
            "domains",
            "addresses",
            "expires",
            "target",
            "orphan",
            "excused",
            "id");

    private final Findings found;
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private int bytesOfTexts;

    HtmlKeys(Findings found) {
        this.found = found;
    }

    String html() {
        var rows = new StringBuilder();
        int shown = 0;
        for (AuditedKey key : found.worstFirst().toList()) {
            String row = row(key);
            if (rows.length() + bytesOfTexts > MOST_BYTES) {
                break;
            }
            rows.append(shown == 0 ? "" : ",").append(row);
            shown++;
        }
        String data = JsonText.of(new Fields()
                .with("columns", COLUMNS)
                .with("texts", List.copyOf(texts.keySet()))
                .with("rows", new Fields.Raw("[" + rows + "]")));
        return "<h2>Keys</h2>\n" + leftOut(found.keys().size() - shown)
                + "<p><label>Search <input id=\"search\" type=\"search\"></label> <label><input id=\"bad\""
                + " type=\"checkbox\"> only those that break a policy</label> <span id=\"count\"></span></p>\n"
                + "<div id=\"keys\"><noscript>The table of all keys needs JavaScript. --csv writes them"
                + " to a file.</noscript></div>\n"
                + "<script"
                + " type=\"application/json\""
                + " id=\"data\">" + Html.json(data) + "</script>\n";
    }

    private static String leftOut(int number) {
        return number == 0
                ? ""
                : "<p class=\"bad\">" + number + (number == 1 ? " key is" : " keys are")
                        + " left out here: --csv writes all.</p>\n";
    }

    private String row(AuditedKey key) {
        Fields fields = key.fields(found.now());
        var row = new StringBuilder("[");
        for (String column : COLUMNS) {
            String text =
                    column.equals("orphan") ? (key.orphan() ? "left over" : "") : Words.of(fields.value(column), " ");
            row.append(row.length() == 1 ? "" : ",").append(number(text));
        }
        return row.append(']').toString();
    }

    private int number(String text) {
        Integer known = texts.putIfAbsent(text, texts.size());
        if (known == null) {
            bytesOfTexts += text.getBytes(StandardCharsets.UTF_8).length + 3;
            return texts.size() - 1;
        }
        return known;
    }
}
