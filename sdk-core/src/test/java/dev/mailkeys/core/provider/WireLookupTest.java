package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WireLookupTest {

    private static final List<InetAddress> LOOPBACK = List.of(InetAddress.getLoopbackAddress());

    @Test
    void name_isResolvedOnADaemonThreadOfItsOwn() throws UnknownHostException {
        var thread = new AtomicReference<Thread>();
        var lookup = new WireLookup(host -> {
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
            try {
                never.await();
            } catch (InterruptedException unexpected) {
                Thread.currentThread().interrupt();
            }
            return LOOPBACK;
        };
        var lookup = new WireLookup(stuck);
        lookup.allow(Duration.ofMillis(1));
        assertThatThrownBy(() -> lookup.lookup("api.acme.example"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("The name was not resolved in time.");
        never.countDown();
    }

    @Test
    void patience_endsWithTheAttempt() throws UnknownHostException {
        Thread caller = Thread.currentThread();
        var lookup = new WireLookup(host -> {
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
        var lookup = new WireLookup(host -> {
            throw unknown;
        });
        assertThatThrownBy(() -> lookup.lookup("api.acme.example")).isSameAs(unknown);
    }

    @Test
    void resolverThatBreaks_isReportedAsANameThatIsUnknown() {
        var lookup = new WireLookup(host -> {
            throw new IllegalStateException("broken resolver");
        });
        assertThatThrownBy(() -> lookup.lookup("api.acme.example"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("The name can't be resolved.");
    }
}
