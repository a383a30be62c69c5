package dev.mailkeys.testkit;

import dev.mailkeys.testkit.fault.Phase;
import dev.mailkeys.testkit.http.Answer;
import dev.mailkeys.testkit.http.Connection;
import dev.mailkeys.testkit.http.Gate;
import dev.mailkeys.testkit.http.IncomingRequest;
import dev.mailkeys.testkit.http.JsonTrees;
import dev.mailkeys.testkit.http.Port;
import dev.mailkeys.testkit.http.Quirks;
import dev.mailkeys.testkit.simulator.ProviderState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Takes every request through the same five steps: look for a fault, wait, act, record, deliver. */
final class Switchboard extends Dispatcher {
    private final ProviderState provider;
    private final Port port;
    private final SimulatedClock clock;
    private final FaultPlan faults = new FaultPlan();
    private final CallLog log = new CallLog();
    private final Gate gate = new Gate();
    private final AtomicInteger serving = new AtomicInteger();

    volatile Duration latency = Duration.ZERO;
    volatile boolean unknownFields;
    volatile Optional<InetAddress> pretendedCaller = Optional.empty();

    Switchboard(ProviderState provider, Port port, SimulatedClock clock) {
        this.provider = provider;
        this.port = port;
        this.clock = clock;
    }

    FaultPlan faults() {
        return faults;
    }

    CallLog log() {
        return log;
    }

    @Override
    public void close() {
        gate.open();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        Connection connection = port.connection(request.getConnectionIndex());
        try {
            return serve(request, serving.incrementAndGet(), connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException mistake) {
            closeQuietly(connection); // The server only logs it: without this the client would wait for ever.
            throw mistake;
        } finally {
            serving.decrementAndGet();
            connection.answering();
        }
    }

    /** Keeps a request that broke off before it was whole; it was never acted upon. */
    void broken(RecordedRequest request) {
        String description = "the client broke off: " + request.getFailure();
        log.add(new ReceivedCall(
                "incomplete",
                request.getMethod(),
                request.getTarget(),
                headersOf(request),
                bodyOf(request),
                request.getConnectionIndex(),
                OptionalInt.empty(),
                Optional.of(description),
                false));
    }

    private MockResponse serve(RecordedRequest request, int concurrent, Connection connection)
            throws IOException, InterruptedException {
        IncomingRequest plain = callOf(request, concurrent, connection, Quirks.NONE);
        String operation = provider.locked(() -> provider.api().operationOf(plain));
        Fault fault = faults.take(operation);
        IncomingRequest call = callOf(request, concurrent, connection, fault.quirks());
        gate.pause(latency);
        Answer real = act(call, fault);
        Answer answer = provider.locked(() -> fault.rewrite().apply(real, call, provider.api()));
        Answer said = unknownFields ? answer.withBody(JsonTrees.withUnknownFields(answer.body())) : answer;
        int place = log.add(received(operation, request, said, fault));
        commitLate(call, fault, place);
        return fault.delivery().deliver(said, connection, gate.telling(fault.reached()));
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (IOException alreadyBroken) {
            // It is gone either way.
        }
    }

    private Answer act(IncomingRequest call, Fault fault) {
        boolean actsNow = fault.phase() == Phase.AFTER_COMMIT || fault.phase() == Phase.DURING_COMMIT;
        return actsNow ? provider.answer(call) : Answer.json(200, JsonTrees.object());
    }

    private void commitLate(IncomingRequest call, Fault fault, int place) {
        if (fault.phase() == Phase.LATE_COMMIT) {
            Instant arrival = clock.instant();
            provider.answerLate(call, fault.commitDelay().map(arrival::plus), () -> log.committedLate(place));
        }
    }

    private IncomingRequest callOf(RecordedRequest request, int concurrent, Connection connection, Quirks quirks) {
        InetAddress caller = pretendedCaller.orElseGet(connection::getInetAddress);
        return new IncomingRequest(
                request.getMethod(),
                request.getTarget(),
                headersOf(request),
                bodyOf(request),
                caller,
                concurrent,
                quirks);
    }

    private static ReceivedCall received(String operation, RecordedRequest request, Answer said, Fault fault) {
        return new ReceivedCall(
                operation,
                request.getMethod(),
                request.getTarget(),
                headersOf(request),
                bodyOf(request),
                request.getConnectionIndex(),
                fault.sendsStatus() ? OptionalInt.of(said.status()) : OptionalInt.empty(),
                fault == Fault.NONE ? Optional.empty() : Optional.of(fault.toString()),
                said.committed());
    }

    private static Map<String, List<String>> headersOf(RecordedRequest request) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.getHeaders()
                .forEach(header -> headers.computeIfAbsent(header.getFirst(), name -> new ArrayList<>())
                        .add(header.getSecond()));
        headers.replaceAll((name, values) -> List.copyOf(values));
        return java.util.Collections.unmodifiableMap(headers);
    }

    private static String bodyOf(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().string(StandardCharsets.UTF_8);
    }
}
