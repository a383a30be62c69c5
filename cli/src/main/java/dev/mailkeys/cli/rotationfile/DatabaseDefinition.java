package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.peer.Credentials;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.journal.JournalAddress;
import java.util.Optional;

/**
 * The database with the journals, instead of a folder.
 *
 * @param url its address, without a password
 * @param user the user there, if the file says it
 * @param passwordEnv the variable that holds the password
 * @param passwordFile the file that holds the password
 */
record DatabaseDefinition(
        String url, Optional<String> user, Optional<String> passwordEnv, Optional<String> passwordFile) {

    static final String USER = "MAILKEYS_DATABASE_USER";
    static final String PASSWORD = "MAILKEYS_DATABASE_PASSWORD";
    static final String PASSWORD_FILE = "MAILKEYS_DATABASE_PASSWORD_FILE";

    private static final String PROPER =
            "an address that begins with jdbc:, such as jdbc:postgresql://db.example.com/mailkeys";

    /** The database that {@code --database} names. The file's password is sent only to the file's own database. */
    static Optional<DatabaseDefinition> asked(Job job) {
        return job.options().text("--database").map(url -> {
            Optional<String> problem = problem("--database", url);
            problem.ifPresent(words -> {
                throw Failure.usage(words);
            });
            return new DatabaseDefinition(url, Optional.empty(), Optional.empty(), Optional.empty());
        });
    }

    /** What is wrong with an address, without repeating it. */
    static Optional<String> problem(String key, String url) {
        if (JournalAddress.holdsPassword(url)) {
            return Optional.of(key + " holds a password, which others can see there. Take it out and set " + PASSWORD
                    + ", or let " + PASSWORD_FILE + " name a file with it. Nothing was sent.");
        }
        return url.startsWith("jdbc:") ? Optional.empty() : Optional.of(key + " takes " + PROPER);
    }

    JournalAddress address(Job job) {
        return new JournalAddress(url, user.or(() -> job.process().variable(USER)), password(job));
    }

    private Optional<Secret> password(Job job) {
        Credentials credentials = job.credentials();
        return passwordEnv
                .map(name -> credentials.fromVariable(name, "password-env of [database]"))
                .or(() -> passwordFile.map(path -> credentials.fromFile(path, "password-file of [database]")))
                .map(found -> found.secret())
                .or(() -> job.process().variable(PASSWORD).map(Secret::of))
                .or(() -> job.process()
                        .variable(PASSWORD_FILE)
                        .map(path -> credentials.fromFile(path, PASSWORD_FILE).secret()));
    }
}
