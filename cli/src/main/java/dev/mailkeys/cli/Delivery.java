package dev.mailkeys.cli;

import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Where a new token goes. It is settled before the provider is called: a token that can't be kept must not be made. */
final class Delivery {

    private final Job job;
    private final Optional<Path> target;
    private volatile Optional<TokenFile> file = Optional.empty();

    private Delivery(Job job, Optional<Path> target) {
        this.job = job;
        this.target = target;
    }

    /** Checks what the options say, so that nobody is asked to confirm what can't be done. */
    static Delivery prepare(Job job) {
        Optional<Path> target = job.options().text("--to-file").map(Delivery::path);
        if (target.isEmpty() && !job.options().has("--reveal") && !job.isDryRun()) {
            throw Failure.usage(
                    "The token would be lost: give --to-file PATH to write it to a new file that only you can"
                            + " read, or --reveal to print it. Nothing was sent.");
        }
        return new Delivery(job, target);
    }

    /** Takes the room that the token needs, at the last moment before the call. */
    void reserve() {
        if (!job.isDryRun()) {
            file = target.map(Delivery::reserve);
        }
    }

    /** Keeps a token, and notes in the fields where it is. */
    void keep(Secret token, Fields fields) {
        GitHubMask.mask(job, token);
        file.ifPresent(reserved -> keep(reserved, token, fields));
        if (job.options().has("--reveal")) {
            fields.with("token", token.reveal());
        }
    }

    /** Prints what was done. If that fails and the token is nowhere else, it is saved. */
    void print(Secret token, Fields fields) {
        if (file.isPresent()) {
            OutcomeReport.print(job, () -> job.output().one(fields));
            return;
        }
        try {
            job.output().one(fields);
        } catch (Stdout.Failed failed) {
            Optional<Path> place = save("token", token);
            throw incomplete("Done, but standard output takes no more (" + failed.getMessage() + ")", place);
        }
    }

    void discard() {
        file.ifPresent(TokenFile::discard);
    }

    /** Saves what must not be lost, beside the file that was asked for or in another safe place. */
    Optional<Path> save(String name, Secret secret) {
        Optional<Path> beside = file.flatMap(reserved ->
                Optional.ofNullable(reserved.target().toAbsolutePath().getParent()));
        return SafePlace.of(job.surroundings(), beside).save(name, secret);
    }

    private void keep(TokenFile reserved, Secret token, Fields fields) {
        try {
            reserved.keep(token);
            fields.with("tokenFile", reserved.target().toString());
        } catch (IOException | RuntimeException lost) {
            boolean shown = job.options().has("--reveal");
            Optional<Path> place = save("token", token);
            if (shown) {
                job.output().one(fields.with("token", token.reveal()));
            }
            String what = "Done, but " + reserved.target() + " can't be written (" + reason(lost) + ")";
            throw incomplete(shown && place.isEmpty() ? what + "; the token is on standard output" : what, place);
        }
    }

    private Failure incomplete(String what, Optional<Path> place) {
        Fields more = new Fields().with("savedTo", place.map(Path::toString)).with("mayHaveTakenEffect", true);
        String where = place.map(path -> "; the token is in " + path)
                .orElse(
                        job.options().has("--reveal")
                                ? ""
                                : "; the token could not be saved anywhere. " + Advice.lost(job));
        return new Failure(ExitCode.INCOMPLETE, "token_not_delivered", what + where, more);
    }

    private static Path path(String text) {
        try {
            Path path = Path.of(text);
            TokenFile.refuseToReplace(path);
            return path;
        } catch (InvalidPathException | IOException unusable) {
            throw Failure.refused(
                    "token_file",
                    "--to-file can't be used (" + reason(unusable) + "): " + Shown.of(text) + ". Nothing was sent.");
        }
    }

    private static TokenFile reserve(Path target) {
        try {
            return TokenFile.reserve(target);
        } catch (IOException | RuntimeException unusable) {
            throw Failure.refused(
                    "token_file",
                    "--to-file can't be used (" + reason(unusable) + "): " + Shown.of(target.toString())
                            + ". Nothing was sent.");
        }
    }

    private static String reason(Exception failure) {
        if (failure instanceof FileAlreadyExistsException) {
            return "there is such a file already, and none is ever replaced";
        }
        if (failure instanceof NoSuchFileException) {
            return "no such folder";
        }
        return failure instanceof java.nio.file.FileSystemException full && full.getReason() != null
                ? full.getReason()
                : String.valueOf(failure.getMessage());
    }
}
