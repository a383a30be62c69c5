package dev.mailkeys.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The network between a node and its database. */
final class Network implements AutoCloseable {

    private final ServerSocket listening;
    private final int server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger left = new AtomicInteger();
    /** None at first: what is in everything would take a message that was under way when the loss was ordered. */
    private volatile String lost = "no statement has this";

    private volatile CountDownLatch open = new CountDownLatch(0);

    Network(int server) {
        this.server = server;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        threads.execute(this::accept);
    }

    /** Where it begins. */
    String place() {
        return "localhost:" + listening.getLocalPort();
    }

    /** Nothing passes any more, in neither direction, and nobody is told: connections stand, and new ones are taken. */
    void stall() {
        open = new CountDownLatch(1);
    }

    /** What waited arrives, late; what comes now passes. */
    void heal() {
        open.countDown();
    }

    /** So often a statement with this text is carried out, and its connection breaks before the answer arrives. */
    void loseAnswers(String statement, int times) {
        lost = statement;
        left.set(times);
    }

    /** How many answers have not been lost yet. */
    int left() {
        return left.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                threads.execute(() -> connect(client));
            } catch (IOException closed) {
                // Asked anew, or over.
            }
        }
    }

    private void connect(Socket client) {
        try {
            var way = new Way(client, new Socket(InetAddress.getLoopbackAddress(), server));
            threads.execute(way::back);
            way.there();
        } catch (IOException down) {
            close(client);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // It is as good as closed.
        }
    }

    @Override
    public void close() {
        heal();
        try {
            listening.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        threads.shutdownNow();
    }

    /** One connection. */
    private final class Way {

        private final Socket client;
        private final Socket database;
        private volatile boolean deaf;

        private Way(Socket client, Socket database) {
            this.client = client;
            this.database = database;
        }

        private void there() {
            pump(client, database, true);
        }

        private void back() {
            pump(database, client, false);
        }

        private void pump(Socket from, Socket to, boolean there) {
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                var buffer = new byte[65_536];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    open.await();
                    if (there) {
                        listen(buffer, count);
                    } else if (deaf) {
                        return;
                    }
                    out.write(buffer, 0, count);
                }
            } catch (IOException broken) {
                // That is what it is for.
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        }

        private void listen(byte[] buffer, int count) {
            boolean isIt = new String(buffer, 0, count, StandardCharsets.ISO_8859_1).contains(lost);
            if (isIt && left.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
                deaf = true;
            }
        }
    }
}
