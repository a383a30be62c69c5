package dev.mailkeys.cli.audit;

import dev.mailkeys.cli.output.TableHead;
import dev.mailkeys.cli.rotationfile.AuditPolicies.Policy;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.cli.text.Words;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The audit in Markdown, for the summary of a job: what is wrong, and how much of it. */
final class MarkdownReport {

    /** GitHub takes a megabyte of summary, and nobody reads that far. */
    private static final int MOST_ROWS = 200;

    private static final List<String> COLUMNS =
            List.of("account", "name", "id", "age", "rights", "target", "violations");

    private MarkdownReport() {}

    static String of(Findings found) {
        var text = new StringBuilder("### mailkeys audit\n\n");
        found.summary().forEach(line -> text.append(plain(line)).append("\n\n"));
        text.append(table(
                List.of("account", "provider", "read", "keys"),
                found.accounts().stream().map(AuditedAccount::fields).toList()));
        text.append(table(
                List.of("policy", "violations"),
                found.policies().asked().stream()
                        .map(policy -> policy(found, policy))
                        .toList()));
        List<AuditedKey> violating = found.violating();
        text.append(table(
                COLUMNS,
                violating.stream()
                        .limit(MOST_ROWS)
                        .map(key -> key.fields(found.now()))
                        .toList()));
        if (violating.size() > MOST_ROWS) {
            text.append("And ")
                    .append(violating.size() - MOST_ROWS)
                    .append(" more: `--csv` and `--html` have all.\n\n");
        }
        return text.toString();
    }

    private static Fields policy(Findings found, Policy policy) {
        return new Fields().with("policy", policy.word()).with("violations", found.breaking(policy));
    }

    private static String table(List<String> columns, List<Fields> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        return row(columns.stream().map(TableHead::of).toList())
                + row(columns.stream().map(column -> "---").toList())
                + rows.stream()
                        .map(fields -> row(columns.stream()
                                .map(column -> cell(fields.value(column)))
                                .toList()))
                        .collect(Collectors.joining())
                + "\n";
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String cell(@Nullable Object value) {
        return plain(Words.of(value, " "));
    }

    /** Text that stays in its place and is nothing but text there: no link, no image, no mention, no HTML. */
    static String plain(String text) {
        return Printable.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("@", "&#64;")
                .replace("://", ":&#8203;//")
                .replaceAll("([\\\\|`*_\\[\\]~#!])", "\\\\$1");
    }
}
