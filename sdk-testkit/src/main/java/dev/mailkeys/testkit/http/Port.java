package dev.mailkeys.testkit.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A listening port that can be closed and opened again while the server behind it lives on, so that "connection
 * refused" comes from the operating system and not from a pretence. It also keeps the accepted connections, in the
 * order in which the server numbers them.
 */
public final class Port extends ServerSocket {
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();
    private Listener listener = new Listener();
    private Socket placeholder = new Socket();
    private InetSocketAddress address = new InetSocketAddress(0);
    private boolean accepting;
    private boolean refusing;
    private boolean closed;

    public Port() throws IOException {}

    @Override
    public void setReuseAddress(boolean reuse) {
        // Every listener here reuses its address: reopening needs it while older connections linger.
    }

    @Override
    public void bind(SocketAddress wanted, int backlog) throws IOException {
        synchronized (lock) {
            listener.setReuseAddress(true);
            listener.bind(wanted, backlog);
            address = (InetSocketAddress) listener.getLocalSocketAddress();
        }
    }

    @Override
    public int getLocalPort() {
        synchronized (lock) {
            return address.getPort();
        }
    }

    @Override
    public Socket accept() throws IOException {
        while (true) {
            Listener current = waitUntilListening();
            try {
                Connection connection = current.acceptConnection();
                connections.add(connection);
                return connection;
            } catch (SocketException closedWhileAccepting) {
                // Refusing, or closing for good: the next turn of the loop tells which.
            } finally {
                setAccepting(false);
            }
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (lock) {
            closed = true;
            listener.close();
            placeholder.close();
            lock.notifyAll();
        }
    }

    public void refuse() throws IOException {
        synchronized (lock) {
            if (refusing || closed) {
                return;
            }
            refusing = true;
            listener.close();
            waitUntilNotAccepting(); // As long as a thread is inside accept, the system keeps the port listening.
            placeholder = new Socket(); // Bound but not listening: nobody else gets the number meanwhile.
            placeholder.setReuseAddress(true);
            placeholder.bind(address);
        }
    }

    public void acceptAgain() throws IOException {
        synchronized (lock) {
            if (!refusing || closed) {
                return;
            }
            placeholder.close();
            listener = new Listener();
            listener.setReuseAddress(true);
            listener.bind(address);
            refusing = false;
            lock.notifyAll();
        }
    }

    public Connection connection(int number) {
        return connections.get(number);
    }

    public List<Connection> openConnections() {
        return connections.stream().filter(connection -> !connection.isClosed()).toList();
    }

    private Listener waitUntilListening() throws SocketException {
        synchronized (lock) {
            while (!closed && listener.isClosed()) {
                waitForChange();
            }
            if (closed) {
                throw new SocketException("port closed");
            }
            setAccepting(true);
            return listener;
        }
    }

    private void waitUntilNotAccepting() throws SocketException {
        synchronized (lock) {
            while (accepting && !closed) {
                waitForChange();
            }
        }
    }

    private void setAccepting(boolean now) {
        synchronized (lock) {
            accepting = now;
            lock.notifyAll();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // Both callers loop.
    private void waitForChange() throws SocketException {
        try {
            lock.wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SocketException("interrupted while the port was closing or closed");
        }
    }

    /** The one place that may make a {@link Connection}: {@code implAccept} is for subclasses only. */
    private static final class Listener extends ServerSocket {
        Listener() throws IOException {}

        Connection acceptConnection() throws IOException {
            Connection connection = new Connection();
            implAccept(connection);
            connection.setTcpNoDelay(true); // Head and body are written apart: without this each answer takes 40 ms.
            return connection;
        }
    }
}
