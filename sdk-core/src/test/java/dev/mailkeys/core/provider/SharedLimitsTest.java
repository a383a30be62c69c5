package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.Canary;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.RateLimit;
import dev.mailkeys.core.pace.PaceUnavailableException;
import dev.mailkeys.core.pace.SharedPace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pace and concurrency bound belong to a client with all that is taken from it by {@code with}. */
@Timeout(60)
class SharedLimitsTest {

    private static final int BOUND = 3;
    private static final int CALLS = 24;

    private final ManualTiming timing = new ManualTiming();
    private MockWebServer server = new MockWebServer();

    @AfterEach
    void close() {
        server.close();
    }

    private ApiClient paced(int callsPerMinute) {
        server = Transport.CLEAR.serve(new MockResponse.Builder().body(Acme.KEY).build());
        var settings = Transport.settings(server).callsPerMinute(callsPerMinute);
        return ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings.build(), timing);
    }

    @Test
    void pace_isSharedByClientsWithOtherSettings() {
        ApiClient client = paced(2);
        CallSettings patient =
                CallSettings.builder().deadline(Duration.ofHours(1)).build();
        client.call(Acme.request(Repeat.SAFE));
        client.with(patient).call(Acme.request(Repeat.NEVER));
        assertThat(timing.sleeps()).isEmpty();
        client.with(patient).call(Acme.request(Repeat.SAFE));
        assertThat(timing.sleeps()).containsExactly(Duration.ofSeconds(61));
    }

    @Test
    void pace_countsEachAttempt() {
        server = Transport.CLEAR.serve(new MockResponse.Builder()
                .code(500)
                .setHeader("Retry-After", "1")
                .build());
        var settings = Transport.settings(server)
                .callsPerMinute(2)
                .calls(CallSettings.builder().deadline(Duration.ofHours(1)).build());
        ApiClient client = ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings.build(), timing);
        catchThrowableOfType(Exception.class, () -> client.call(Acme.request(Repeat.SAFE)));
        Duration second = Duration.ofSeconds(1);
        assertThat(timing.sleeps()).containsExactly(second, second, Duration.ofSeconds(59), second);
    }

    @Test
    void paceOfTheProvider_holdsUnlessTheSettingsNameAnother() {
        ProviderProfile slow = Acme.PROFILE.withCalls(1, Duration.ofMinutes(1));
        server = Transport.CLEAR.serve(new MockResponse.Builder().body(Acme.KEY).build());
        var settings = Transport.settings(server)
                .calls(CallSettings.builder().deadline(Duration.ofHours(1)).build());
        ApiClient client = ApiClient.of(slow, Canary.CREDENTIAL, settings.build(), timing);
        client.call(Acme.request(Repeat.SAFE));
        client.call(Acme.request(Repeat.SAFE));
        assertThat(timing.sleeps()).hasSize(1);
        ApiClient free =
                ApiClient.of(slow, Canary.CREDENTIAL, settings.callsPerMinute(0).build(), timing);
        for (int i = 0; i < 10; i++) {
            free.call(Acme.request(Repeat.SAFE));
        }
        assertThat(timing.sleeps()).hasSize(1);
    }

    @Test
    void waitForATurn_isNotCountedAsTheProvidersSlowness() {
        ApiClient client = paced(240);
        for (int i = 0; i < 300; i++) {
            client.call(Acme.request(Repeat.NEVER));
        }
        assertThat(server.getRequestCount()).isEqualTo(300);
        assertThat(timing.sleeps()).containsExactly(Duration.ofSeconds(61));
    }

    @Test
    void limitsOfTheSettings_holdBesideThatOfAMinute() {
        server = Transport.CLEAR.serve(new MockResponse.Builder().body(Acme.KEY).build());
        var settings =
                Transport.settings(server).callsPerMinute(3).addRateLimits(new RateLimit(2, Duration.ofSeconds(1)));
        ApiClient client = ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings.build(), timing);
        for (int i = 0; i < 4; i++) {
            client.call(Acme.request(Repeat.SAFE));
        }
        assertThat(timing.sleeps()).containsExactly(Duration.ofMillis(1100), Duration.ofMillis(59_900));
    }

    @Test
    void pace_isSharedByClientsThatKeepItInOnePlace_andAPlaceThatFails_stopsNobody() {
        server = Transport.CLEAR.serve(new MockResponse.Builder().body(Acme.KEY).build());
        var text = new AtomicReference<>("");
        var names = new HashSet<String>();
        SharedPace place = (account, change) -> {
            names.add(account.name(new byte[32]));
            text.updateAndGet(change);
            return true;
        };
        var settings = Transport.settings(server).callsPerMinute(2).sharedPace(place);
        for (int i = 0; i < 3; i++) {
            ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings.build(), timing)
                    .call(Acme.request(Repeat.SAFE));
        }
        assertThat(timing.sleeps()).containsExactly(Duration.ofSeconds(61));
        assertThat(names).hasSize(1);
        var alone = settings.sharedPace((account, change) -> false).build();
        ApiClient client = ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, alone, timing);
        for (int i = 0; i < 3; i++) {
            client.call(Acme.request(Repeat.SAFE));
        }
        assertThat(timing.sleeps()).hasSize(2);
    }

    /** A process that stood still, or a database that was slow: all others count on it that nothing is sent there any more. */
    @Test
    void placeThatComesTooLate_isNotUsed_andAnotherIsTaken() {
        server = Transport.CLEAR.serve(new MockResponse.Builder().body(Acme.KEY).build());
        var text = new AtomicReference<>("");
        var slow = new AtomicInteger(2);
        SharedPace place = (account, change) -> {
            text.updateAndGet(change);
            timing.advance(Duration.ofMillis(slow.getAndDecrement() > 0 ? 501 : 500));
            return true;
        };
        var settings = Transport.settings(server).callsPerMinute(100).sharedPace(place);
        ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings.build(), timing).call(Acme.request(Repeat.NEVER));
        assertThat(text.get().lines()).as("a head, the time, and three places").hasSize(5);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void placeThatIsAlwaysTooLate_sendsNothing_andNamesIt() {
        server = Transport.CLEAR.serve(new MockResponse.Builder().body(Acme.KEY).build());
        SharedPace place = (account, change) -> {
            change.apply("");
            timing.advance(Duration.ofSeconds(1));
            return true;
        };
        var settings = Transport.settings(server).callsPerMinute(100).sharedPace(place);
        ApiClient client = ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings.build(), timing);
        assertNothingSent(client, "its turn came 10 times and was over before it could be used");
    }

    @Test
    void placeWhereNobodyCanSayWhen_sendsNothing_andRepeatsItsWords() {
        server = Transport.CLEAR.serve(new MockResponse.Builder().body(Acme.KEY).build());
        SharedPace place = (account, change) -> {
            throw new PaceUnavailableException("its calls are counted elsewhere", null);
        };
        var settings = Transport.settings(server).callsPerMinute(100).sharedPace(place);
        ApiClient client = ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings.build(), timing);
        assertNothingSent(client, "nothing was sent: its calls are counted elsewhere.");
    }

    private void assertNothingSent(ApiClient client, String why) {
        var failure = catchThrowableOfType(NoResponseException.class, () -> client.call(Acme.request(Repeat.NEVER)));
        assertThat(failure.reason()).isEqualTo(Reason.NO_TIME_LEFT);
        assertThat(failure.attempts()).isZero();
        assertThat(failure.mayHaveTakenEffect()).isFalse();
        assertThat(failure).hasMessageContaining(why);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void turnThatDoesNotComeInTime_sendsNothingAndNamesThePace() {
        ApiClient client = paced(1).with(CallSettings.builder()
                .turnTimeout(Duration.ofSeconds(60))
                .build());
        client.call(Acme.request(Repeat.SAFE));
        var failure = catchThrowableOfType(NoResponseException.class, () -> client.call(Acme.request(Repeat.NEVER)));
        assertThat(failure.reason()).isEqualTo(Reason.NO_TIME_LEFT);
        assertThat(failure.attempts()).isZero();
        assertThat(failure.mayHaveTakenEffect()).isFalse();
        assertThat(failure)
                .hasMessage("acme.create: its turn did not come in time, nothing was sent: this client sends at most 1"
                        + " call in 1 minute.");
        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(timing.sleeps()).isEmpty();
    }

    @Test
    void bound_isReachedButNeverPassed_atTheServer() throws Exception {
        var crowd = new Crowd(BOUND);
        server.setDispatcher(crowd);
        server.start();
        var settings = Transport.settings(server).maxConcurrentCalls(BOUND);
        ApiClient client = ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings.build());
        ApiClient other = client.with(CallSettings.builder().build());
        var callers = new ArrayList<Caller>();
        List<Repeat> repeats = List.of(Repeat.values());
        for (int i = 0; i < CALLS; i++) {
            ApiClient one = i % 2 == 0 ? client : other;
            Repeat repeat = repeats.get(i % repeats.size());
            callers.add(Caller.start(Caller.Kind.PLATFORM, () -> one.call(Acme.request(repeat))));
        }
        for (Caller caller : callers) {
            assertThat(caller.join().failure()).isNull();
            assertThat(caller.result()).isNotNull();
        }
        assertThat(server.getRequestCount()).isEqualTo(CALLS);
        assertThat(crowd.most).hasValue(BOUND);
    }

    @Test
    void clientWithoutABound_keepsAsManyConnectionsAsWereUsedAtOnce() throws Exception {
        server.setDispatcher(new Crowd(CALLS));
        server.start();
        var settings = Transport.settings(server).maxConcurrentCalls(0);
        ApiClient client = ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings.build());
        var connections = new HashSet<Integer>();
        for (int wave = 0; wave < 3; wave++) {
            var callers = new ArrayList<Caller>();
            for (int i = 0; i < CALLS; i++) {
                callers.add(Caller.start(Caller.Kind.PLATFORM, () -> client.call(Acme.request(Repeat.SAFE))));
            }
            for (Caller caller : callers) {
                assertThat(caller.join().failure()).isNull();
                connections.add(server.takeRequest().getConnectionIndex());
            }
        }
        assertThat(connections).hasSize(CALLS);
    }

    @Test
    void callThatGetsNoPlaceInTime_sendsNothing() throws Exception {
        server = Transport.CLEAR.serve(new MockResponse.Builder()
                .onResponseStart(mockwebserver3.SocketEffect.Stall.INSTANCE)
                .build());
        var settings = Transport.settings(server).maxConcurrentCalls(1);
        ApiClient client = ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings.build());
        Caller first = Caller.start(Caller.Kind.PLATFORM, () -> client.call(Acme.request(Repeat.NEVER)));
        server.takeRequest();
        ApiClient hurried = client.with(
                CallSettings.builder().turnTimeout(Duration.ofMillis(1)).build());
        var failure = catchThrowableOfType(NoResponseException.class, () -> hurried.call(Acme.request(Repeat.NEVER)));
        assertThat(failure.reason()).isEqualTo(Reason.NO_TIME_LEFT);
        assertThat(failure.attempts()).isZero();
        assertThat(failure).hasMessageContaining("this client sends at most 1 at once");
        first.interrupt();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    /** A server that answers only when so many requests are there at once. */
    private static final class Crowd extends Dispatcher {

        private final CyclicBarrier together;
        private final AtomicInteger present = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        Crowd(int size) {
            this.together = new CyclicBarrier(size);
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            most.accumulateAndGet(present.incrementAndGet(), Math::max);
            try {
                together.await();
            } catch (java.util.concurrent.BrokenBarrierException over) {
                throw new InterruptedException();
            } finally {
                present.decrementAndGet();
            }
            return new MockResponse.Builder().body(Acme.KEY).build();
        }
    }
}
