package dev.mailkeys.rotation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.pace.PaceUnavailableException;
import dev.mailkeys.core.pace.PacedAccount;
import dev.mailkeys.core.pace.SharedPace;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.journal.JournalAddress;
import dev.mailkeys.rotation.journal.JournalStoreFactory;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** The text of an account is changed by one program at a time, and nobody holds anything between two statements. */
@Timeout(60)
class PostgresPaceTest {

    private static final PacedAccount ACCOUNT = key -> HexFormat.of().formatHex(key, 0, 4);

    private final PGSimpleDataSource source = Server.shared().tables();
    private final PostgresPace pace = PostgresPace.of(source);

    private String text() throws InterruptedException {
        var text = new StringBuilder();
        pace.update(ACCOUNT, kept -> {
            text.append(kept);
            return kept;
        });
        return text.toString();
    }

    @Test
    void programsThatChangeOneText_loseNoChange() throws Exception {
        int programs = 6;
        int each = 25;
        var pool = Executors.newFixedThreadPool(programs);
        var all = new ArrayList<Future<?>>();
        for (int program = 0; program < programs; program++) {
            PostgresPace own = PostgresPace.of(source);
            all.add(pool.submit(() -> {
                for (int change = 0; change < each; change++) {
                    assertThat(own.update(ACCOUNT, text -> text + "x")).isTrue();
                }
                return own;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        pool.shutdown();
        assertThat(text()).isEqualTo("x".repeat(programs * each));
    }

    /** It stood still between reading and writing, as a machine does that is suspended. */
    @Test
    void changeOfATextThatAnotherHasChangedMeanwhile_isMadeAnew() throws Exception {
        PostgresPace other = PostgresPace.of(source);
        var asked = new AtomicInteger();
        assertThat(pace.update(ACCOUNT, text -> {
                    if (asked.getAndIncrement() < 3) {
                        change(other, asked.toString());
                    }
                    return text + "last";
                }))
                .isTrue();
        assertThat(asked).hasValue(4);
        assertThat(text()).isEqualTo("123last");
    }

    private static void change(PostgresPace pace, String more) {
        try {
            pace.update(ACCOUNT, text -> text + more);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void accounts_haveTextsOfTheirOwn_underNamesOfOneKey() throws Exception {
        pace.update(ACCOUNT, text -> text + "a");
        pace.update(key -> "another", text -> text + "b");
        PostgresPace.of(source).update(ACCOUNT, text -> text + "c");
        assertThat(text()).isEqualTo("ac");
        assertThat(Server.number(source, "select count(*) from mailkeys_paces")).isEqualTo(2);
        assertThat(Server.number(source, "select length(key) from mailkeys_pace_key"))
                .isEqualTo(64);
    }

    @Test
    void tablesThatWereMadeAnew_areFoundWithTheirKey() throws Exception {
        pace.update(ACCOUNT, text -> text + "a");
        Server.execute(source, "truncate mailkeys_paces; update mailkeys_pace_key set key = repeat('5', 64)");
        pace.update(ACCOUNT, text -> text + "b");
        assertThat(Server.number(source, "select count(*) from mailkeys_paces where account = '55555555'"))
                .isOne();
    }

    @Test
    void textOfSomebodyElse_isLeftAsItIs_andNamed() throws Exception {
        pace.update(ACCOUNT, text -> "mine");
        assertThatThrownBy(() -> pace.update(ACCOUNT, text -> {
                    throw new IllegalArgumentException("what is this");
                }))
                .isInstanceOf(PaceUnavailableException.class)
                .hasMessageContaining("delete from mailkeys_paces where account = '");
        assertThat(text()).isEqualTo("mine");
    }

    @Test
    void userWithoutTheRight_isTold() {
        String schema = source.getCurrentSchema();
        Server.execute(
                source,
                "create user pacer_" + schema + "; grant usage on schema " + schema + " to pacer_" + schema
                        + "; grant select on mailkeys_targets to pacer_" + schema);
        PostgresPace unable = PostgresPace.of(Server.by(source, Server.shared().port(), "pacer_" + schema));
        assertThatThrownBy(() -> unable.update(ACCOUNT, text -> text + "x"))
                .isInstanceOf(PaceUnavailableException.class)
                .hasMessageContaining("permission denied")
                .hasMessageContaining("Grant select");
    }

    @Test
    void threadThatIsInterrupted_isToldSo() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> pace.update(ACCOUNT, text -> text + "x")).isInstanceOf(InterruptedException.class);
    }

    /** As the command does. */
    @Test
    void place_isFoundByTheAddressOfItsDatabase() throws Exception {
        var address = new JournalAddress(
                "jdbc:postgresql://localhost:" + Server.shared().port() + "/postgres?currentSchema="
                        + source.getCurrentSchema(),
                Optional.of("postgres"),
                Optional.empty());
        SharedPace there = JournalStoreFactory.of(address.url())
                .orElseThrow()
                .pace(address)
                .orElseThrow();
        assertThat(there.update(ACCOUNT, text -> text + "a")).isTrue();
        assertThat(text()).isEqualTo("a");
    }

    @Test
    void timeThatMakesNoSense_isRefused() {
        assertThatThrownBy(() -> pace.patience(Duration.ofMillis(-1))).hasMessageContaining("patience");
    }

    /** A program of the version before holds a lease and goes on; and a newer one finds that there is no room for its calls yet. */
    @Test
    void tablesOfTheVersionBefore_areUsedWithoutThis_andBroughtUpWhileOneRotates() throws Exception {
        PGSimpleDataSource old = Server.shared().emptySchema();
        try (Connection connection = old.getConnection()) {
            Schema.migrate(connection, 1);
        }
        var journals = PostgresJournals.of(old);
        try (JournalLease lease = journals.lease("orders")) {
            lease.begin("r1");
            journals.check("orders");
            assertThat(PostgresPace.of(old).update(ACCOUNT, text -> text + "x")).isFalse();
            journals.createTables();
            lease.append(new JournalLine(lease.epoch(), 1, "{}"));
            assertThat(PostgresPace.of(old).update(ACCOUNT, text -> text + "x")).isTrue();
        }
        try (Connection connection = old.getConnection()) {
            assertThat(Schema.migrate(connection, 1))
                    .as("by the program of before")
                    .isEqualTo(2);
        }
        assertThat(Server.number(old, "select oldest_program from mailkeys_schema"))
                .isOne();
    }

    @Test
    void tablesThatNeedANewerProgram_areRefused() {
        Server.execute(source, "update mailkeys_schema set oldest_program = version + 1");
        assertThatThrownBy(() -> pace.update(ACCOUNT, text -> text + "x"))
                .isInstanceOf(PaceUnavailableException.class)
                .hasMessageContaining("use a newer one");
    }
}
