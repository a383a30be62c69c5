package dev.mailkeys.cli.audit;

import dev.mailkeys.cli.output.Markdown;
import dev.mailkeys.cli.rotationfile.AuditPolicies.Policy;
import dev.mailkeys.cli.text.Fields;
import java.util.List;

/** The audit in Markdown, for the summary of a job: what is wrong, and how much of it. */
final class MarkdownReport {

    /** GitHub takes a megabyte of summary; this is enough to read. */
    private static final int MOST_ROWS = 200;

    private static final List<String> COLUMNS =
            List.of("account", "name", "id", "age", "rights", "target", "violations");

    private MarkdownReport() {}

    static String of(Findings found) {
        var text = new StringBuilder("### mailkeys audit\n\n");
        found.summary().forEach(line -> text.append(Markdown.plain(line)).append("\n\n"));
        text.append(Markdown.table(
                List.of("account", "provider", "read", "keys"),
                found.accounts().stream().map(AuditedAccount::fields).toList()));
        text.append(Markdown.table(
                List.of("policy", "violations"),
                found.policies().asked().stream()
                        .map(policy -> policy(found, policy))
                        .toList()));
        List<AuditedKey> violating = found.violating();
        text.append(Markdown.table(
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
}
