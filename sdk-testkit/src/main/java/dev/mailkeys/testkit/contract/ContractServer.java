package dev.mailkeys.testkit.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A real server that gives the answers it is told to, then the last one again, and remembers every request. */
final class ContractServer implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();
    private final ConcurrentLinkedQueue<MockResponse> script = new ConcurrentLinkedQueue<>();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch reached = new CountDownLatch(1);

    ContractServer() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                reached.countDown();
                MockResponse next = script.size() > 1 ? script.poll() : script.peek();
                return next == null ? new MockResponse.Builder().code(599).build() : next;
            }
        });
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ContractServer answering(List<MockResponse> answers) {
        script.addAll(answers);
        return this;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    RecordedRequest last() {
        return requests.get(requests.size() - 1);
    }

    void awaitRequest() throws InterruptedException {
        reached.await();
    }

    @Override
    public void close() {
        server.close();
    }
}
