package dev.mailkeys.testkit;

import dev.mailkeys.testkit.http.Connection;
import dev.mailkeys.testkit.http.OnePortFactory;
import dev.mailkeys.testkit.http.Port;
import dev.mailkeys.testkit.simulator.ProviderApi;
import dev.mailkeys.testkit.simulator.ProviderState;
import dev.mailkeys.testkit.simulator.StoredKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * A provider's key-management API on a real socket of the loopback interface, with state, and with faults on demand.
 * The package's documentation is the guide; each subclass says what is known of its provider and what is made up.
 * {@link #of} simulates a provider of your own.
 *
 * <p>Every method is safe for use by several threads, and settings may be changed at any time: they hold from the next
 * call on. {@link #close} ends every connection, also those of calls that are stalled.
 */
public abstract class ProviderSimulator implements AutoCloseable {
    private final SimulatedClock clock;
    private final ProviderState provider;
    private final Port port;
    private final Switchboard switchboard;
    private final MockWebServer server = server();
    private final URI baseUrl;

    @SuppressWarnings("AddressSelection") // A literal address, of the family that baseUrl names.
    ProviderSimulator(ProviderApi api, String basePath, SimulatedClock clock, int number) {
        this.clock = clock;
        this.provider = new ProviderState(api, clock);
        try {
            this.port = new Port();
            this.switchboard = new Switchboard(provider, port, clock);
            server.setServerSocketFactory(new OnePortFactory(port));
            server.setDispatcher(switchboard);
            server.start(InetAddress.getByName("127.0.0.1"), number);
            this.baseUrl = URI.create("http://127.0.0.1:" + server.getPort() + basePath);
        } catch (IOException e) {
            throw new UncheckedIOException("could not open the port on the loopback interface", e);
        }
    }

    /**
     * Simulates a provider of your own, with every fault but those that hide a new key or its token for a while.
     *
     * @param api its routes and its state
     * @param basePath where its API begins, such as {@code /v1}; empty for the root
     * @param clock the time it believes in
     * @return the running simulator, to be closed
     */
    public static ProviderSimulator of(SimulatedApi api, String basePath, SimulatedClock clock) {
        return of(api, basePath, clock, 0);
    }

    /**
     * The same at a port of one's choice, so that others know beforehand where it is.
     *
     * @param api its routes and its state
     * @param basePath where its API begins, such as {@code /v1}; empty for the root
     * @param clock the time it believes in
     * @param port the port on the loopback interface; 0 for any that is free
     * @return the running simulator, to be closed
     * @throws UncheckedIOException if the port can't be had
     */
    public static ProviderSimulator of(SimulatedApi api, String basePath, SimulatedClock clock, int port) {
        Objects.requireNonNull(api, "api must not be null");
        Objects.requireNonNull(basePath, "basePath must not be null");
        Objects.requireNonNull(clock, "clock must not be null");
        return new OwnSimulator(api, basePath, clock, port);
    }

    /**
     * Where the provider's API begins, with {@code /v2} or {@code /v4} where the provider has a version.
     *
     * @return an {@code http} URL on the loopback interface, without a slash at its end
     */
    public final URI baseUrl() {
        return baseUrl;
    }

    /**
     * The credential of the account that this simulator starts with, in the provider's shape.
     *
     * @return the token, in clear
     */
    public final String managementToken() {
        return inside(provider.api()::managementToken);
    }

    /**
     * The time that this simulator believes in.
     *
     * @return the clock, to be advanced
     */
    public final SimulatedClock clock() {
        return clock;
    }

    /**
     * The names by which faults are armed and calls are recorded.
     *
     * @return such as {@code create}, {@code list}, {@code rotate} and {@code send}; a provider has no name for what it
     *     cannot do
     */
    public final Set<String> operations() {
        return provider.api().operations();
    }

    /**
     * Makes every answer late.
     *
     * @param latency real time between the arrival of a call and the moment the provider acts on it; zero at first
     */
    public final void latency(Duration latency) {
        Objects.requireNonNull(latency, "latency must not be null");
        switchboard.latency = latency;
    }

    /**
     * Adds a field that no client has heard of to every JSON object of every answer. Off at first.
     *
     * @param added whether to add it
     */
    public final void unknownFields(boolean added) {
        switchboard.unknownFields = added;
    }

    /**
     * What the simulator takes for the address of all its callers, where keys are restricted to addresses. At first it is
     * the real one, which is the loopback address.
     *
     * @param address an IPv4 or IPv6 address
     */
    public final void callerAddress(InetAddress address) {
        Objects.requireNonNull(address, "address must not be null");
        switchboard.pretendedCaller = Optional.of(address);
    }

    /**
     * Arms a fault for the next call, whatever it is. Several queue up, together with those of
     * {@link #next(String, Fault)}, and each strikes once.
     *
     * @param fault what goes wrong
     */
    public final void next(Fault fault) {
        Objects.requireNonNull(fault, "fault must not be null");
        switchboard.faults().next(fault);
    }

    /**
     * Arms a fault for the next call of one operation.
     *
     * @param operation one of {@link #operations()}
     * @param fault what goes wrong
     * @throws IllegalArgumentException if this provider has no such operation
     */
    public final void next(String operation, Fault fault) {
        Objects.requireNonNull(operation, "operation must not be null");
        Objects.requireNonNull(fault, "fault must not be null");
        switchboard.faults().next(checked(operation), fault);
    }

    /**
     * Arms a fault for every call of one operation until {@link #clearFaults}. A fault armed with {@code next} goes first.
     *
     * @param operation one of {@link #operations()}
     * @param fault what goes wrong
     * @throws IllegalArgumentException if this provider has no such operation
     */
    public final void on(String operation, Fault fault) {
        Objects.requireNonNull(operation, "operation must not be null");
        Objects.requireNonNull(fault, "fault must not be null");
        switchboard.faults().always(checked(operation), fault);
    }

    /** Disarms every fault. What has struck stays as it is: stalled calls stay stalled, late commits stay due. */
    public final void clearFaults() {
        switchboard.faults().clear();
    }

    /**
     * The faults armed with {@code next} that have not struck: a test that armed them for nothing proves nothing.
     *
     * @return an unmodifiable list, in the order in which they were armed
     */
    public final List<Fault> faultsLeft() {
        return switchboard.faults().waiting();
    }

    /**
     * Makes the changes of every {@link Fault#lateCommit()} that is still waiting.
     *
     * @return how many calls were acted upon
     */
    public final int applyLateCommits() {
        return provider.applyLateCommits();
    }

    /**
     * Closes the port: from now on the operating system refuses every new connection, so that no request is sent and
     * none is recorded. Connections that are open live on; {@link #closeIdleConnections} ends those.
     */
    public final void refuseConnections() {
        attempt(port::refuse);
    }

    /** Opens the port again, under the same number. All state has been kept. */
    public final void acceptConnections() {
        attempt(port::acceptAgain);
    }

    /**
     * Closes the server's end of every connection that carries no exchange now, as a server does that tires of waiting.
     * When this method returns they are closed, so a client's pooled connections are stale.
     *
     * @return how many were closed
     */
    public final int closeIdleConnections() {
        int closed = 0;
        try {
            for (Connection connection : port.openConnections()) {
                closed += connection.closeIfIdle() ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return closed;
    }

    /**
     * What was received so far.
     *
     * @return an immutable snapshot, in the order in which the provider decided
     */
    public final List<ReceivedCall> received() {
        keepBrokenRequests();
        return switchboard.log().snapshot();
    }

    /**
     * What was received so far of one operation.
     *
     * @param operation one of {@link #operations()}
     * @return an immutable snapshot, in the order in which the provider decided
     * @throws IllegalArgumentException if this provider has no such operation
     */
    public final List<ReceivedCall> received(String operation) {
        Objects.requireNonNull(operation, "operation must not be null");
        checked(operation);
        return received().stream()
                .filter(call -> call.operation().equals(operation))
                .toList();
    }

    /**
     * Whether the provider would now let this token send mail from the callers' address. Asking changes nothing: no usage
     * is counted, and a delay before acceptance is not shortened.
     *
     * @param token a key's token, of any account
     * @return whether a send with it would succeed
     */
    public final boolean accepts(String token) {
        Objects.requireNonNull(token, "token must not be null");
        InetAddress caller = switchboard.pretendedCaller.orElseGet(InetAddress::getLoopbackAddress);
        return inside(() -> provider.api()
                .keyOf(token)
                .filter(key -> key.isKnown(clock.instant()) && key.isEnabled(clock.instant()))
                .filter(key -> key.maySend(caller))
                .isPresent());
    }

    /**
     * Every key of the account of {@link #managementToken}, listed or not, enabled or not; where the management
     * credential is itself a key, that too.
     *
     * @return an immutable snapshot, oldest first
     */
    public final List<SimulatedKey> keys() {
        return inside(() -> provider.api().keys().stream().map(StoredKey::view).toList());
    }

    /**
     * Those of {@link #keys} that are enabled and have not expired.
     *
     * @return an immutable snapshot, oldest first
     */
    public final List<SimulatedKey> liveKeys() {
        return inside(() -> provider.api().keys().stream()
                .filter(key -> key.isEnabled(clock.instant()))
                .map(StoredKey::view)
                .toList());
    }

    /**
     * The present token of a key.
     *
     * @param id JetEmail's uuid, Emailit's id, Elastic Email's name
     * @return the token, in clear; empty when the account has no such key
     */
    public final Optional<String> tokenOf(String id) {
        Objects.requireNonNull(id, "id must not be null");
        return inside(() -> key(id).map(key -> key.token));
    }

    /**
     * A key as the provider's list would show it.
     *
     * @param id JetEmail's uuid, Emailit's id, Elastic Email's name
     * @return a JSON object as text; empty when the account has no such key
     */
    public final Optional<String> jsonOf(String id) {
        Objects.requireNonNull(id, "id must not be null");
        return inside(() -> key(id).map(key -> key.json().toString()));
    }

    /**
     * Puts a key into the account directly, as if it had always been there: no call, no fault, no limit.
     *
     * @param name the key's name
     * @return the new key
     */
    public final SimulatedKey seedKey(String name) {
        return seedKey(name, "{}");
    }

    /**
     * Puts a key with settings into the account directly.
     *
     * @param name the key's name
     * @param settings a JSON object with fields as the provider's create takes them; they are not checked
     * @return the new key
     * @throws IllegalArgumentException if the settings are not a JSON object
     */
    public final SimulatedKey seedKey(String name, String settings) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(settings, "settings must not be null");
        return inside(() -> provider.api().seed(name, settings).view());
    }

    /**
     * Decides the token that is issued next, by create, rotate or {@code seedKey}; several queue up. With a token that is
     * known beforehand a leak can be searched for.
     *
     * @param token the token, of any shape
     */
    public final void issueNext(String token) {
        Objects.requireNonNull(token, "token must not be null");
        inside(() -> {
            provider.api().issueNext(token);
            return token;
        });
    }

    /**
     * Closes the port and every connection; stalled calls end. Closing twice does nothing more. A program that never
     * closes its simulator may not exit: the server's threads keep it alive.
     */
    @Override
    public final void close() {
        switchboard.close();
        server.close();
    }

    /** The provider and its address. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + baseUrl + "]";
    }

    /** Reads or changes the provider's state under its lock. */
    final <T> T inside(Supplier<T> work) {
        return provider.locked(work);
    }

    /** Changes a setting under the provider's lock. */
    final void set(Runnable setting) {
        inside(() -> {
            setting.run();
            return setting;
        });
    }

    private Optional<? extends StoredKey> key(String id) {
        return provider.api().keys().stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private String checked(String operation) {
        if (!operations().contains(operation)) {
            throw new IllegalArgumentException("no operation \"" + operation + "\", only " + operations());
        }
        return operation;
    }

    private @Nullable RecordedRequest poll() throws InterruptedException {
        return server.takeRequest(0, TimeUnit.MILLISECONDS);
    }

    private static void attempt(PortAction action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface PortAction {
        void run() throws IOException;
    }

    /** The server keeps requests that broke off, but never dispatches them. */
    private void keepBrokenRequests() {
        try {
            for (RecordedRequest request = poll(); request != null; request = poll()) {
                if (request.getFailure() != null) {
                    switchboard.broken(request);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** OkHttp 4 may stand before 5 on a class path: the SDK works with both, the server that answers here does not. */
    private static MockWebServer server() {
        try {
            return new MockWebServer();
        } catch (LinkageError older) {
            throw new IllegalStateException(
                    "The simulators need OkHttp 5, and an older one is on the class path. Put sdk-testkit before what brings"
                            + " it, or set the version of com.squareup.okhttp3:okhttp to 5.",
                    older);
        }
    }
}
