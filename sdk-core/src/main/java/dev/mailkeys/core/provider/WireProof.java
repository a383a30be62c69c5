package dev.mailkeys.core.provider;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Connection;
import okhttp3.Response;

/**
 * Knows which connections may carry one more request that must not be sent twice: those that the server has promised to
 * keep with its last answer, and that are as it left them then.
 */
final class WireProof {

    private final Set<Connection> kept = ConcurrentHashMap.newKeySet();

    /** Whether nothing has come since the last answer, not even the end; asked before the first byte is written. */
    boolean isAlive(Connection connection) {
        SocketChannel channel = connection.socket().getChannel();
        if (channel == null || !kept.contains(connection)) {
            return false;
        }
        try {
            channel.configureBlocking(false);
            boolean quiet = channel.read(ByteBuffer.allocate(1)) == 0;
            channel.configureBlocking(true);
            return quiet;
        } catch (IOException dead) {
            return false;
        }
    }

    /** Takes note of what the server says of the connection. HTTP/1.1 keeps it without a word; that is no promise. */
    void answered(Connection connection, Response response) {
        if (!"keep-alive".equalsIgnoreCase(response.header("Connection"))) {
            kept.remove(connection);
        } else if (kept.add(connection)) {
            kept.removeIf(other -> other.socket().isClosed());
        }
    }
}
