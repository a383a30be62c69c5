package dev.mailkeys.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What all contestants call: HTTP/1.1 over TLS on the loopback, with answers that are made beforehand, so that as little as
 * possible of a call's time is the server's.
 */
public final class KeyServer implements AutoCloseable {

    private final ServerSocket listening;
    private final SSLContext tls;
    private final Answers answers;
    private final boolean keep;
    private final ExecutorService connections = Executors.newCachedThreadPool();

    /** A server of so many keys that keeps connections or closes each after an answer. */
    public KeyServer(SSLContext tls, int keys, boolean keep) throws IOException {
        this.listening = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        this.tls = tls;
        this.answers = new Answers(keys, keep);
        this.keep = keep;
        connections.execute(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                connections.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            connections.shutdown();
        }
    }

    private void serve(Socket plain) {
        try (Socket socket = Tunnel.secured(plain, tls);
                InputStream in = socket.getInputStream()) {
            var requests = new Requests(in);
            boolean open = true;
            while (open) {
                @Nullable String request = requests.next();
                if (request != null) {
                    socket.getOutputStream().write(answers.to(request));
                }
                open = keep && request != null;
            }
        } catch (IOException ended) {
            // The caller went away.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
