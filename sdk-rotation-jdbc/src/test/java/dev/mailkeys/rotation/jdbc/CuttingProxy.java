package dev.mailkeys.rotation.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The network between a program and its database. It breaks when a certain statement comes by, or stalls when told to. */
public final class CuttingProxy implements AutoCloseable {

    /** When it breaks. */
    public enum Cut {
        /** The statement does not arrive. */
        BEFORE,
        /** It was carried out and committed, and the answer does not arrive. */
        AFTER,
        /** Neither arrives, and nobody is told: the connection stands. */
        STALL
    }

    private final ServerSocket listening;
    private final int server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger left = new AtomicInteger();
    /** None at first: what is in everything would take the first cut for a message that was under way when it was ordered. */
    private volatile String statement = "no statement has this";

    private volatile Cut cut = Cut.BEFORE;
    private volatile CountDownLatch open = new CountDownLatch(0);

    public CuttingProxy(int server) {
        this.server = server;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        threads.execute(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Nothing passes any more, in neither direction, and nobody is told: connections stand, and new ones are taken. */
    public void stall() {
        open = new CountDownLatch(1);
    }

    /** What waited arrives, late; what comes now passes. */
    public void heal() {
        open.countDown();
    }

    /** Breaks so often, each time when this text is sent. */
    public void cut(Cut cut, String statement, int times) {
        this.cut = cut;
        this.statement = statement;
        left.set(times);
    }

    /** How many cuts did not come. */
    public int left() {
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
        try (client) {
            var way = new Way(client, new Socket(InetAddress.getLoopbackAddress(), server));
            threads.execute(way::back);
            way.there();
        } catch (IOException down) {
            // So is this connection.
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
            pump(client, database, bytes -> {
                boolean isIt = new String(bytes, StandardCharsets.ISO_8859_1).contains(statement);
                if (!isIt || left.getAndUpdate(count -> Math.max(0, count - 1)) == 0) {
                    return true;
                }
                deaf = cut == Cut.AFTER;
                if (cut == Cut.BEFORE) {
                    throw new IOException("cut");
                }
                return deaf;
            });
        }

        private void back() {
            pump(database, client, bytes -> {
                if (deaf) {
                    throw new IOException("cut");
                }
                return true;
            });
        }

        private interface Gate {
            boolean lets(byte[] bytes) throws IOException;
        }

        private void pump(Socket from, Socket to, Gate gate) {
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                var buffer = new byte[65_536];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    open.await();
                    if (gate.lets(Arrays.copyOf(buffer, count))) {
                        out.write(buffer, 0, count);
                    }
                }
            } catch (IOException broken) {
                // That is what it is for.
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
