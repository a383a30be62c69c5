package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.core.pace.SharedPace;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.journal.JournalAddress;
import dev.mailkeys.rotation.journal.JournalStoreFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Journals in a database, connected at the first use. If it can't be reached, that is reported once, without another
 * wait at every target.
 */
final class DatabaseJournals implements JournalStore {

    private static final String POSTGRESQL = "jdbc:postgresql:";

    private final ReentrantLock turn = new ReentrantLock();
    private final JournalStoreFactory factory;
    private final JournalAddress address;
    private @Nullable JournalStore opened;
    private @Nullable JournalException unreachable;

    private DatabaseJournals(JournalStoreFactory factory, JournalAddress address) {
        this.factory = factory;
        this.address = address;
    }

    private static Optional<JournalStoreFactory> factory(JournalAddress address) {
        return JournalStoreFactory.of(address.url())
                .or(() -> JournalStoreFactory.of(address.url(), JarFolder.JOURNALS.loaders()));
    }

    /** Where calls are counted in that database; empty if it can't be opened, which its journals will report. */
    static Optional<SharedPace> pace(JournalAddress address) {
        try {
            return factory(address).flatMap(known -> known.pace(address));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    static DatabaseJournals at(JournalAddress address) {
        return factory(address)
                .map(factory -> new DatabaseJournals(factory, address))
                .orElseThrow(() -> Failure.configuration(missing(address.url())));
    }

    private static String missing(String url) {
        return url.startsWith(POSTGRESQL)
                ? "Journals in PostgreSQL need a jar that is not here: sdk-rotation-jdbc-VERSION-journals.jar. The image"
                        + " and the Debian package have it. Elsewhere put it into a folder, and say which:"
                        + " java -Dmailkeys.journals=FOLDER -jar mailkeys.jar. Nothing was sent."
                : "No jar has journals for a database of this kind. mailkeys has them for addresses that begin with "
                        + POSTGRESQL + ". Nothing was sent.";
    }

    private JournalStore opened() {
        turn.lock();
        try {
            if (unreachable != null) {
                throw unreachable;
            }
            if (opened == null) {
                opened = open();
            }
            return opened;
        } finally {
            turn.unlock();
        }
    }

    private JournalStore open() {
        try {
            return factory.open(address);
        } catch (IllegalArgumentException unusable) {
            throw Failure.configuration(String.valueOf(unusable.getMessage()));
        } catch (JournalException failed) {
            String hint = address.password().isPresent()
                    ? ""
                    : " No password was given: it is read from " + DatabaseDefinition.PASSWORD
                            + ", or from the file that " + DatabaseDefinition.PASSWORD_FILE + " names.";
            unreachable = new JournalException(failed.kind(), failed.getMessage() + hint, failed.getCause());
            throw unreachable;
        }
    }

    @Override
    public JournalLease lease(String target) {
        return opened().lease(target);
    }

    @Override
    public List<JournalLine> read(String target) {
        return opened().read(target);
    }

    @Override
    public List<String> rotations(String target) {
        return opened().rotations(target);
    }

    @Override
    public List<JournalLine> read(String target, String rotation) {
        return opened().read(target, rotation);
    }

    @Override
    public void check(String target) {
        opened().check(target);
    }

    @Override
    public String archive(String target) {
        return opened().archive(target);
    }
}
