package dev.mailkeys.cli.text;

import java.util.List;
import java.util.stream.Collectors;

/** Text in a page, where it stays text. */
public final class Html {

    private Html() {}

    public static String text(String text) {
        return Printable.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    public static String table(List<String> head, List<List<String>> rows) {
        return "<table><thead>" + row("th", head) + "</thead><tbody>"
                + rows.stream().map(cells -> row("td", cells)).collect(Collectors.joining())
                + "</tbody></table>\n";
    }

    private static String row(String tag, List<String> cells) {
        return cells.stream()
                .map(cell -> "<" + tag + ">" + text(cell) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    /** JSON that can stand in a page's script element: nothing in it ends the element. */
    public static String json(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
