package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.files.SystemPath;
import dev.mailkeys.cli.output.TableHead;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.cli.text.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The summary of a job in GitHub Actions: a Markdown table, appended to what is there. */
final class StepSummary {

    private StepSummary() {}

    static void append(Job job, String title, List<String> columns, List<Fields> rows) {
        Optional<String> file = job.process()
                .variable("GITHUB_STEP_SUMMARY")
                .filter(path -> job.process().inGitHubActions());
        file.ifPresent(path -> {
            try {
                Files.writeString(
                        SystemPath.of(path),
                        markdown(title, columns, rows),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException | InvalidPathException unwritable) {
                job.note("Warning: the file named by GITHUB_STEP_SUMMARY can't be written.");
            }
        });
    }

    private static String markdown(String title, List<String> columns, List<Fields> rows) {
        String head = row(columns.stream().map(TableHead::of).toList());
        String rule = row(columns.stream().map(column -> "---").toList());
        return "### " + title + "\n\n" + head + rule
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

    /** Text that stays in its cell and is nothing but text there. */
    private static String cell(@Nullable Object value) {
        String text = Printable.line(Words.of(value, " "));
        return text.replace("&", "&amp;").replace("<", "&lt;").replaceAll("([\\\\|`*_\\[\\]])", "\\\\$1");
    }
}
