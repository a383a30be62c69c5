package dev.mailkeys.core.provider;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that speaks bytes, so that it can break every rule of HTTP and show exactly what it was sent. */
final class RawServer implements AutoCloseable {

    private final ServerSocket listening;
    private final List<Script> scripts;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** What the server does with one connection, which is closed when it returns. */
    interface Script {
        void serve(Connection connection) throws IOException;
    }

    private RawServer(Script... scripts) throws IOException {
        this.scripts = List.of(scripts);
        this.listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        daemon(this::accept);
    }

    /** The first connection is served by the first script, and so on; all that follow by the last. */
    static RawServer of(Script... scripts) {
        try {
            return new RawServer(scripts);
        } catch (IOException noSocket) {
            throw new UncheckedIOException(noSocket);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return listening.getLocalPort();
    }

    int connections() {
        return connections.size();
    }

    /** The head of every request that was read to its end. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket socket = listening.accept();
            connections.add(socket);
            Script script = scripts.get(Math.min(connections.size(), scripts.size()) - 1);
            daemon(() -> {
                try (socket) {
                    script.serve(new Connection(socket));
                }
            });
        }
    }

    private static void daemon(Step step) {
        var thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException ended) {
                // The client went away, or the test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Step {
        void run() throws IOException;
    }

    /** One connection. */
    final class Connection {

        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        private Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        /** Reads one request with its body; the empty string if the client went away. */
        String read() throws IOException {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int c = in.read();
                if (c < 0) {
                    return "";
                }
                head.append((char) c);
            }
            in.readNBytes(contentLength(head.toString()));
            requests.add(head.toString());
            return head.toString();
        }

        /** Waits until something has arrived, and reads nothing of it. */
        void awaitRequest() throws IOException {
            while (in.available() == 0) {
                Thread.onSpinWait();
            }
        }

        int readByte() throws IOException {
            return in.read();
        }

        Connection write(String text) throws IOException {
            return write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        Connection write(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
            return this;
        }

        /** Reads and forgets until the client goes away. */
        void drain() throws IOException {
            in.transferTo(OutputStream.nullOutputStream());
        }

        /** Sends the text byte by byte, over and over, each after a silence, until the client goes away. */
        void drip(String text) throws IOException {
            socket.setSoTimeout(100);
            for (int i = 0; ; i++) {
                try {
                    if (in.read() < 0) {
                        return;
                    }
                } catch (SocketTimeoutException silence) {
                    out.write(text.charAt(i % text.length()));
                    out.flush();
                }
            }
        }

        /** Cuts the connection with a reset. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Closes the connection, so that its end has been sent when this returns. */
        void close() throws IOException {
            socket.close();
        }

        private int contentLength(String head) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                    .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                    .findFirst()
                    .orElse(0);
        }
    }
}
