package dev.mailkeys.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LookupTest {

    private static final List<InetAddress> LOOPBACK = List.of(InetAddress.getLoopbackAddress());

    /** How long a thread may wait is kept for the thread, and a thread runs more than one test. */
    @AfterEach
    void forget() {
        new Lookup(host -> List.of()).forget();
    }

    @Test
    void name_isResolvedOnADaemonThreadOfItsOwn() throws UnknownHostException {
        var thread = new AtomicReference<Thread>();
        var lookup = new Lookup(host -> {
            thread.set(Thread.currentThread());
            return host.equals("api.acme.example") ? LOOPBACK : List.of();
        });
        assertThat(lookup.lookup("api.acme.example")).isEqualTo(LOOPBACK);
        assertThat(thread.get()).isNotSameAs(Thread.currentThread());
        assertThat(thread.get().isDaemon()).isTrue();
        assertThat(thread.get().getName()).isEqualTo("mailkeys lookup");
    }

    @Test
    void resolverThatHangs_isWaitedForNoLongerThanThePatience() {
        var never = new CountDownLatch(1);
        Dns stuck = host -> {
            await(never);
            return LOOPBACK;
        };
        var lookup = new Lookup(stuck);
        lookup.allow(Duration.ofMillis(1));
        assertThatThrownBy(() -> lookup.lookup("api.acme.example"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("it was not resolved in time");
        never.countDown();
    }

    @Test
    void threadThatIsInterrupted_waitsNoLongerAndKeepsItsFlag() {
        var never = new CountDownLatch(1);
        var lookup = new Lookup(host -> {
            await(never);
            return LOOPBACK;
        });
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> lookup.lookup("api.acme.example"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        never.countDown();
    }

    @Test
    void patience_endsWithTheAttempt() throws UnknownHostException {
        Thread caller = Thread.currentThread();
        var lookup = new Lookup(host -> {
            while (caller.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            return LOOPBACK;
        });
        lookup.allow(Duration.ZERO);
        lookup.forget();
        assertThat(lookup.lookup("api.acme.example")).isEqualTo(LOOPBACK);
    }

    @Test
    void nameThatIsUnknown_isReportedInTheResolversWords() {
        var unknown = new UnknownHostException("api.acme.example: Name or service not known");
        var lookup = new Lookup(host -> {
            throw unknown;
        });
        assertThatThrownBy(() -> lookup.lookup("api.acme.example")).isSameAs(unknown);
    }

    @Test
    void resolverThatBreaks_isReportedAsANameThatIsUnknown() {
        var lookup = new Lookup(host -> {
            throw new IllegalStateException("broken resolver");
        });
        assertThatThrownBy(() -> lookup.lookup("api.acme.example"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("it can't be resolved");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
    }
}
