package dev.mailkeys.fleet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.fleet.TestDatabase;
import dev.mailkeys.rotation.journal.JournalAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class UnusableTest {

    private final TestDatabase tables = TestDatabase.onTheSharedServer();

    private static Failure refused(String url, String user) {
        return catchThrowableOfType(
                Failure.class, () -> FleetDatabase.open(new JournalAddress(url, Optional.of(user), Optional.empty())));
    }

    @Test
    void whereItIsTheLogin_itIsSaidWhereThatIsReadFrom_andNowhereElse() {
        assertThat(refused(tables.url(), "nobody_of_that_name"))
                .hasMessageContainingAll("nobody_of_that_name", "read from MAILKEYS_DATABASE_USER", "No password");
        assertThat(refused(tables.url().replace("/postgres?", "/nowhere?"), "postgres"))
                .hasMessageContainingAll("nowhere", "name of the database")
                .hasMessageNotContaining("MAILKEYS_DATABASE_USER");
    }
}
