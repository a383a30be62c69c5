package dev.mailkeys.rotation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.pace.SharedPace;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.jdbc.CuttingProxy.Cut;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Machines that use one account of JetEmail, which counts their calls: 240 in a minute, and it blocks the account for more. */
@Tag("faults")
@Timeout(120)
class PaceOfMachinesTest {

    private static final int LIMIT = 240;

    private final PGSimpleDataSource source = Server.shared().tables();
    private final VirtualTime time = new VirtualTime(source);
    private final CountingProvider provider = new CountingProvider(time);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Future<Duration>> working = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        threads.shutdownNow();
        provider.close();
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    /** A machine whose clock is wrong by so much, with connections of its own. */
    private ApiClient machine(Duration wrong) {
        HikariDataSource pool = Server.pool(Server.by(source, Server.shared().port(), "postgres"), 2);
        open.add(pool);
        Timing timing = time.wrongBy(wrong);
        return provider.client(PostgresPace.of(pool, timing), timing);
    }

    /** A thread of a machine; what it gives is its longest wait for a call. */
    private void work(ApiClient machine, int calls) {
        time.join();
        working.add(threads.submit(() -> {
            try {
                Duration longest = Duration.ZERO;
                for (int call = 0; call < calls; call++) {
                    long begun = time.now();
                    machine.call(CountingProvider.CALL);
                    Duration waited = Duration.ofNanos(time.now() - begun);
                    longest = waited.compareTo(longest) > 0 ? waited : longest;
                }
                return longest;
            } finally {
                time.leave();
            }
        }));
    }

    private List<Duration> longestWaits() throws Exception {
        var waits = new ArrayList<Duration>();
        for (Future<Duration> one : working) {
            waits.add(one.get());
        }
        working.clear();
        return waits;
    }

    @Test
    void machinesWhoseClocksAreHoursApart_togetherSendNoCallTooMany_andNoneWaitsLongerThanAWindow() throws Exception {
        int machines = 5;
        int each = 200;
        time.join();
        for (int machine = 0; machine < machines; machine++) {
            work(machine(Duration.ofHours(machine - 2)), each);
        }
        time.leave();
        assertThat(longestWaits()).allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(61)));
        assertThat(provider.calls()).hasSize(machines * each);
        assertThat(provider.mostInAWindow()).isEqualTo(LIMIT);
        // 240 at once, and as many after each window.
        assertThat(provider.took()).isEqualTo(Duration.ofSeconds(61 * 4));
    }

    /** One of them asks with eight threads, the other with one. */
    @Test
    void machineThatAsksMuch_starvesNone() throws Exception {
        ApiClient greedy = machine(Duration.ZERO);
        time.join();
        for (int thread = 0; thread < 8; thread++) {
            work(greedy, 100);
        }
        work(machine(Duration.ofHours(1)), 100);
        time.leave();
        assertThat(longestWaits()).allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(61)));
        assertThat(provider.calls()).hasSize(900);
        assertThat(provider.mostInAWindow()).isEqualTo(LIMIT);
    }

    /** Each has taken a place, and is killed before its time: nobody waits for it any longer than for a call that was sent. */
    @Test
    void machinesThatDieWhileTheyWait_holdUpNobody() throws Exception {
        ApiClient living = machine(Duration.ZERO);
        for (int call = 0; call < LIMIT; call++) {
            living.call(CountingProvider.CALL);
        }
        ApiClient dying = provider.client(PostgresPace.of(source), dyingInItsSleep());
        for (int dead = 0; dead < LIMIT; dead++) {
            assertThatThrownBy(() -> dying.call(CountingProvider.CALL)).isInstanceOf(NoResponseException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(provider.calls()).hasSize(LIMIT);
        work(living, 1);
        assertThat(longestWaits()).containsExactly(Duration.ofSeconds(122));
        assertThat(provider.mostInAWindow()).isEqualTo(LIMIT);
    }

    private Timing dyingInItsSleep() {
        Timing timing = time.wrongBy(Duration.ofHours(-1));
        return new Timing() {
            @Override
            public Instant now() {
                return timing.now();
            }

            @Override
            public long nanoTime() {
                return timing.nanoTime();
            }

            @Override
            public void sleep(Duration ever) throws InterruptedException {
                throw new InterruptedException("killed");
            }

            @Override
            public double random() {
                return 0;
            }
        };
    }

    /** The place is taken, and the answer does not arrive: it counts, and another is taken. */
    @ParameterizedTest
    @EnumSource(
            value = Cut.class,
            names = {"BEFORE", "AFTER"})
    void connectionsThatBreakInTheMiddleOfTaking_letNoCallTooManyThrough(Cut cut) throws Exception {
        int broken = 7;
        try (var proxy = new CuttingProxy(Server.shared().port())) {
            PGSimpleDataSource through = Server.by(source, proxy.port(), "postgres");
            // Its pause before it asks again is over at once, and takes no time here.
            SharedPace pace = PostgresPace.of(through, time.impatient());
            ApiClient cutOff = provider.client(pace, time.wrongBy(Duration.ofHours(1)));
            proxy.cut(cut, "insert into mailkeys_paces", broken);
            work(cutOff, LIMIT);
            longestWaits();
            assertThat(proxy.left()).isZero();
            assertThat(provider.calls()).hasSize(LIMIT);
            assertThat(provider.took()).isEqualTo(Duration.ofSeconds(cut == Cut.AFTER ? 61 : 0));
            work(machine(Duration.ZERO), LIMIT);
            longestWaits();
        }
        assertThat(provider.mostInAWindow()).isBetween(LIMIT - broken, LIMIT);
    }

    @Test
    void databaseThatIsStoppedAndStarted_knowsTheCallsBefore_andWithoutItNothingIsSent(@TempDir Path folder)
            throws Exception {
        int port = BrokenConnectionsTest.freePort();
        ApiClient client;
        VirtualTime own;
        try (Server before = Server.in(folder.resolve("data"), port)) {
            PGSimpleDataSource there = before.tables();
            own = new VirtualTime(there);
            client = provider.client(
                    PostgresPace.of(there, own.impatient()).patience(Duration.ZERO), own.wrongBy(Duration.ZERO));
            for (int call = 0; call < LIMIT; call++) {
                client.call(CountingProvider.CALL);
            }
        }
        var away = catchThrowableOfType(NoResponseException.class, () -> client.call(CountingProvider.CALL));
        assertThat(away.reason()).isEqualTo(NoResponseException.Reason.NO_TIME_LEFT);
        assertThat(away.attempts()).isZero();
        assertThat(away)
                .hasMessage("jetemail.look: its turn did not come in time, nothing was sent: its account's calls are"
                        + " counted in a database, which can't be asked (nothing accepts connections there). See"
                        + " that the database runs and that its address is right, and run again.");
        assertThat(provider.calls()).hasSize(LIMIT);
        try (Server after = Server.in(folder.resolve("data"), port)) {
            assertThat(after.port()).isEqualTo(port);
            // A program that was started since, and has counted nothing by itself.
            ApiClient fresh = provider.client(PostgresPace.of(own.source()), own.wrongBy(Duration.ofHours(3)));
            own.join();
            fresh.call(CountingProvider.CALL);
            assertThat(own.now()).isEqualTo(Duration.ofSeconds(61).toNanos());
        }
    }
}
