package dev.mailkeys.cli.audit;

import dev.mailkeys.cli.text.Printable;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All keys for a spreadsheet, as in RFC 4180. A key may be named {@code =HYPERLINK(…)}, which must not run when the
 * file is opened: an apostrophe precedes anything that a spreadsheet would take for a formula, also after what a
 * spreadsheet in another language takes for the end of a cell.
 */
final class CsvReport {

    /** Latin and full-width signs that begin a formula, at the beginning or after a separator. */
    private static final Pattern FORMULA =
            Pattern.compile("(^|[;,|\"])(?=[\\s\"']*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20])");

    private CsvReport() {}

    static String of(Findings found) {
        var text = new StringBuilder(row(AuditedKey.COLUMNS));
        for (AuditedKey key : found.keys()) {
            var fields = key.fields(found.now());
            text.append(row(AuditedKey.COLUMNS.stream()
                    .map(column -> cell(fields.value(column)))
                    .toList()));
        }
        for (AuditedAccount account : found.unread()) {
            text.append(row(List.of(
                    cell(account.account().name()),
                    cell(account.account().provider().word()),
                    "",
                    "NOT READ: this report is incomplete")));
        }
        return text.toString();
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(@Nullable Object value) {
        String text = value instanceof List<?> items
                ? items.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : value == null ? "" : value.toString();
        // Times and numbers are our own, and begin with a digit.
        return value instanceof Instant
                ? text
                : FORMULA.matcher(Printable.line(text)).replaceAll("$1'");
    }
}
