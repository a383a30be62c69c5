package dev.mailkeys.cli.token;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.OutcomeReport;
import dev.mailkeys.cli.failure.Advice;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.Owners;
import dev.mailkeys.cli.files.SystemPath;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.terminal.Stdout;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.file.FileWords;
import dev.mailkeys.rotation.files.Trust;
import dev.mailkeys.rotation.files.UnknownOutcomeException;
import dev.mailkeys.rotation.files.UntrustedException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a new token goes. Decided before the provider is called, because a token that can't be kept must not be made.
 */
public final class Destination {

    private final Job job;
    private final Optional<Path> target;
    private volatile Optional<TokenFile> file = Optional.empty();

    private Destination(Job job, Optional<Path> target) {
        this.job = job;
        this.target = target;
    }

    /** Checks the options, before a person is asked to confirm. */
    public static Destination prepare(Job job) {
        Optional<Path> target = job.options().text("--to-file").map(text -> path(job, text));
        if (target.isEmpty() && !job.options().has("--reveal") && !job.isDryRun()) {
            throw Failure.usage("The token would be lost. Give --to-file PATH to write it to a new file that only you"
                    + " can read, or --reveal to print it. Nothing was sent.");
        }
        return new Destination(job, target);
    }

    /** Reserves the space for the token, just before the call. */
    public void reserve() {
        if (!job.isDryRun()) {
            file = target.map(path -> reserve(job, path));
        }
    }

    /** Keeps a token, and puts its place into the fields. */
    public void keep(Secret token, Fields fields) {
        GitHubMask.mask(job, token);
        file.ifPresent(reserved -> keep(reserved, token, fields));
        if (job.options().has("--reveal")) {
            fields.with("token", token.reveal());
        }
    }

    /** Whether the kept token is in a file. */
    public boolean isFile() {
        return file.isPresent();
    }

    /** Prints the result. If that fails and the token is nowhere else, it is saved. */
    public void print(Secret token, Fields fields) {
        if (file.isPresent()) {
            OutcomeReport.print(job, () -> job.output().one(fields));
            return;
        }
        try {
            job.output().one(fields);
        } catch (Stdout.Failed failed) {
            Optional<Path> place = save("token", token);
            throw incomplete("Done, but standard output can't be written (" + failed.getMessage() + ")", place);
        }
    }

    public void discard() {
        file.ifPresent(TokenFile::discard);
    }

    /** Saves what must not be lost, beside the requested file or in another safe place. */
    public Optional<Path> save(String name, Secret secret) {
        Optional<Path> beside = file.flatMap(reserved ->
                Optional.ofNullable(reserved.target().toAbsolutePath().getParent()));
        return SafePlace.of(job.process(), beside).save(name, secret);
    }

    private void keep(TokenFile reserved, Secret token, Fields fields) {
        try {
            if (!reserved.keep(token)) {
                job.note("Warning: " + reserved.temporary() + " also leads to the token, and can't be removed.");
            }
            fields.with("tokenFile", reserved.target().toString());
        } catch (UnknownOutcomeException unconfirmed) {
            throw incomplete(
                    "Done, but " + unconfirmed.getMessage() + ": copy the token before this machine loses power",
                    Optional.of(reserved.target()));
        } catch (IOException | RuntimeException lost) {
            rescue(reserved, token, fields, lost);
        }
    }

    /** In this order: another folder, the file's temporary name, standard output if requested, a terminal. */
    private void rescue(TokenFile reserved, Secret token, Fields fields, Exception lost) {
        boolean shown = job.options().has("--reveal");
        Optional<Path> place = save("token", token).or(reserved::leave);
        if (shown) {
            job.output().one(fields.with("token", token.reveal()));
        }
        String what = "Done, but " + reserved.target() + " can't be written (" + reason(lost) + ")";
        throw incomplete(
                shown && place.isEmpty() ? what + "; the token is on standard output" : what,
                place.or(() -> shown ? Optional.empty() : shownOnTerminal(token)));
    }

    /** The last resort: a person can copy the token. */
    private Optional<Path> shownOnTerminal(Secret token) {
        if (job.process().isTerminal(ProcessContext.ERR)) {
            job.messages()
                    .say("Warning: the token could not be saved in any folder. It is shown here once: copy it,"
                            + " then clear this screen: "
                            + token.reveal());
        }
        return Optional.empty();
    }

    private Failure incomplete(String what, Optional<Path> place) {
        Fields more = new Fields().with("savedTo", place.map(Path::toString)).with("mayHaveTakenEffect", true);
        String where = place.map(path -> "; the token is in " + path)
                .orElse(
                        job.options().has("--reveal")
                                ? ""
                                : "; the token could not be saved anywhere. " + Advice.lost(job.operation()));
        return new Failure(ExitCode.INCOMPLETE, "token_not_delivered", what + where, more);
    }

    /** With {@code --if-absent} the file of an earlier run may exist: it is a problem only for a new token. */
    private static Path path(Job job, String text) {
        try {
            Path path = SystemPath.of(text);
            if (!job.options().has("--if-absent")) {
                TokenFile.check(path, Owners.of(job.process()).trust());
            }
            return path;
        } catch (InvalidPathException | IOException unusable) {
            throw unusable(text, unusable);
        }
    }

    private static TokenFile reserve(Job job, Path target) {
        try {
            Trust trust = Owners.of(job.process()).trust();
            TokenLeftovers.sweep(target, trust)
                    .forEach(left -> job.note("Warning: a killed command left the only copy of a token in " + left
                            + ". Copy the token, then delete that file."));
            return TokenFile.reserve(target, trust, job.process().disk());
        } catch (IOException | RuntimeException unusable) {
            throw unusable(target.toString(), unusable);
        }
    }

    private static Failure unusable(String target, Exception why) {
        return Failure.refused(
                "token_file",
                "--to-file can't be used (" + reason(why) + "): " + Shown.of(target) + ". Nothing was sent.");
    }

    private static String reason(Exception failure) {
        if (failure instanceof FileAlreadyExistsException) {
            return "the file exists, and no file is ever replaced";
        }
        if (failure instanceof NoSuchFileException) {
            return "there is no such folder";
        }
        if (failure instanceof UntrustedException untrusted) {
            return Owners.advised(untrusted) + " Or name a file in a folder you own";
        }
        if (failure instanceof AccessDeniedException) {
            return "you may not write to its folder";
        }
        return FileWords.of(failure);
    }
}
