package dev.mailkeys.cli.audit;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.StepSummary;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.SystemPath;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.text.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The report in the requested forms, each a file that is written completely or not at all, and the job's summary. */
final class ReportFiles {

    private static final Map<String, Function<Findings, String>> FORMS = forms();

    private final Job job;
    private final Map<String, Path> paths;

    private ReportFiles(Job job, Map<String, Path> paths) {
        this.job = job;
        this.paths = paths;
    }

    static void describe(Syntax syntax) {
        syntax.file("--csv", "Write all keys to this file, for a spreadsheet.")
                .file(
                        "--markdown",
                        "Write the violations to this file. In GitHub Actions the job's summary has them anyway.")
                .file("--sarif", "Write the violations to this file, for code scanning.")
                .file("--html", "Write the whole report with charts to this file: one page that needs nothing else.");
    }

    /** Refuses files that can't be written before anything is read. A report of an earlier run is replaced. */
    static ReportFiles prepare(Job job) {
        Map<String, Path> paths = new LinkedHashMap<>();
        FORMS.keySet()
                .forEach(option -> job.options().text(option).ifPresent(text -> paths.put(option, path(option, text))));
        if (paths.values().stream().distinct().count() < paths.size()) {
            throw Failure.usage("Two reports can't go to the same file.");
        }
        return new ReportFiles(job, paths);
    }

    boolean areAsked() {
        return !paths.isEmpty();
    }

    /** Writes all; reports failures, and returns false if there are any. */
    boolean write(Findings found) {
        StepSummary.append(job, MarkdownReport.of(found));
        boolean written = true;
        for (Map.Entry<String, Path> each : paths.entrySet()) {
            try {
                replace(each.getValue(), form(each.getKey()).apply(found));
            } catch (IOException failed) {
                written = false;
                job.messages()
                        .say("Warning: " + each.getKey() + " could not be written: " + Shown.path(each.getValue())
                                + ". A report that was there before is unchanged.");
            }
        }
        return written;
    }

    private static void replace(Path target, String text) throws IOException {
        Path folder = Optional.ofNullable(target.toAbsolutePath().getParent()).orElseThrow();
        Path half = Files.createTempFile(folder, ".mailkeys-report-", ".tmp");
        try {
            Files.writeString(half, text);
            Files.move(half, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static Path path(String option, String text) {
        try {
            Path path = SystemPath.of(text);
            Path folder = path.toAbsolutePath().getParent();
            boolean isFile = !Files.exists(path) || Files.isRegularFile(path);
            if (folder == null || !Files.isWritable(folder) || !Files.isDirectory(folder) || !isFile) {
                throw unusable(option, text);
            }
            return path;
        } catch (InvalidPathException impossible) {
            throw unusable(option, text);
        }
    }

    private static Failure unusable(String option, String text) {
        return Failure.refused(
                "report",
                option + " takes a file in an existing folder that you may write to: " + Shown.of(text)
                        + ". Nothing was read.");
    }

    private static Function<Findings, String> form(String option) {
        return FORMS.getOrDefault(option, found -> "");
    }

    private static Map<String, Function<Findings, String>> forms() {
        Map<String, Function<Findings, String>> forms = new LinkedHashMap<>();
        forms.put("--csv", CsvReport::of);
        forms.put("--markdown", MarkdownReport::of);
        forms.put("--sarif", SarifReport::of);
        forms.put("--html", HtmlReport::of);
        return forms;
    }
}
