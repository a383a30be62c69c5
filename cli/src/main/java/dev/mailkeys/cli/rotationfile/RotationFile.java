package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.Owners;
import dev.mailkeys.cli.files.SystemPath;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.text.Nearest;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.cli.toml.TomlProblems;
import dev.mailkeys.cli.toml.TomlText;
import dev.mailkeys.core.file.FileWords;
import dev.mailkeys.core.pace.SharedPace;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.journal.FileJournals;
import dev.mailkeys.rotation.journal.JournalAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tomlj.TomlParseResult;

/**
 * The content of {@code mailkeys.toml}, read and checked as a whole.
 *
 * @param path the file
 * @param journal the folder of the journals
 * @param database the database with the journals instead
 * @param atOnce how many targets are rotated at the same time
 * @param canary whether the first target goes alone
 * @param accounts those with a table, by name, in the file's order
 * @param targets all of them by name, in the file's order
 * @param audit the policies for every key
 * @param credentialVariables the variables of the environment that it names as credentials
 */
public record RotationFile(
        Path path,
        Path journal,
        Optional<DatabaseDefinition> database,
        int atOnce,
        boolean canary,
        Map<String, AccountDefinition> accounts,
        Map<String, TargetDefinition> targets,
        AuditPolicies audit,
        Set<String> credentialVariables) {

    /** More names than that are not put into a message. */
    private static final int MANY = 20;

    /**
     * The folder in files that {@code init} writes. It does not exist, so {@code plan} refuses every target until a
     * person replaces it.
     */
    public static final String FILL_IN = "FILL-IN";

    /** Reads the file that the options or the environment name. */
    public static RotationFile of(Job job) {
        RotationFile file = read(job, place(job));
        file.warnOfBlanks(job);
        return file;
    }

    /** Refuses that placeholder: if somebody created the folder, tokens would go where nobody reads them. */
    private void warnOfBlanks(Job job) {
        String sinks = targets.values().stream()
                .flatMap(target -> target.sinks().stream())
                .filter(sink -> sink.place().contains("/" + FILL_IN + "/"))
                .map(SinkDefinition::name)
                .collect(Collectors.joining(", "));
        if (!sinks.isEmpty()) {
            job.note("Warning: the path still begins with " + FILL_IN + " in: " + Printable.line(sinks)
                    + ". Replace it by the file that your application reads. Don't make a folder of that name.");
        }
    }

    /** Reads a file. */
    public static RotationFile read(Job job, Path path) {
        try {
            Owners.of(job.process()).require(path, "can have tokens and credentials sent anywhere");
            TomlParseResult toml = TomlText.read(path);
            var problems = new TomlProblems(toml);
            Optional<RotationFile> file = new RotationFileReader(job, path, toml, problems).read();
            problems.throwIfAny(path);
            return file.orElseThrow();
        } catch (IOException unreadable) {
            throw Failure.configuration(
                    Files.notExists(path)
                            ? "There is no " + Shown.path(path) + ". \"mailkeys init\" writes one from the keys of your"
                                    + " accounts; \"mailkeys plan --help\" shows a sample. If yours is elsewhere, give"
                                    + " --file PATH. Nothing was sent."
                            : Shown.path(path) + " can't be read, because " + FileWords.of(unreadable, path.toString())
                                    + ". Nothing was sent.");
        }
    }

    /** The journals of a run: in the database that the command or the file names, else in files. */
    public JournalStore journals(Job job) {
        return database(job).<JournalStore>map(DatabaseJournals::at).orElseGet(() -> files(job.process()));
    }

    /** They may belong to the trusted user. */
    private FileJournals files(ProcessContext process) {
        FileJournals journals = FileJournals.in(journal);
        return Owners.of(process).other().map(journals::trusting).orElse(journals);
    }

    /** The database with the journals, with user and password; empty if they are in files. */
    public Optional<JournalAddress> database(Job job) {
        return DatabaseDefinition.asked(job).or(() -> database).map(known -> known.address(job));
    }

    /** Where the calls of accounts are counted together with those of other machines; empty without a database. */
    public Optional<SharedPace> pace(Job job) {
        return database(job).flatMap(DatabaseJournals::pace);
    }

    /** The named targets, in the order of the file; all if none is named. */
    public List<TargetDefinition> chosen(List<String> names) {
        if (targets.isEmpty()) {
            throw Failure.configuration("There is no target in " + Shown.path(path) + ": add [targets.NAME].");
        }
        for (String name : names) {
            if (!targets.containsKey(name)) {
                throw Failure.usage("There is no target " + Shown.of(name) + " in " + Shown.path(path)
                        + Nearest.hint(name, targets.keySet()) + " There are " + all() + ".");
            }
        }
        return targets.values().stream()
                .filter(target -> names.isEmpty() || names.contains(target.name()))
                .toList();
    }

    /** The names of all targets, or how to see them if they are too many for a message. */
    private String all() {
        return targets.size() > MANY
                ? targets.size() + ", which \"mailkeys status\" lists"
                : String.join(", ", targets.keySet());
    }

    /** Whether there is a file, or one was named. */
    public static boolean isThere(Job job) {
        return named(job).isPresent() || Files.exists(place(job));
    }

    private static Optional<String> named(Job job) {
        return job.options().text("--file").or(() -> job.process().variable("MAILKEYS_ROTATION_FILE"));
    }

    /** The file that the options or the environment name. */
    public static Path place(Job job) {
        try {
            return SystemPath.of(named(job).orElse("mailkeys.toml"));
        } catch (InvalidPathException impossible) {
            throw Failure.usage("--file is not a valid path on this system.");
        }
    }
}
