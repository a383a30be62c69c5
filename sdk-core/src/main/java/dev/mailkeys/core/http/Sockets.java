package dev.mailkeys.core.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import javax.net.SocketFactory;

/**
 * Makes sockets whose connecting, reading and writing end at once when their thread is interrupted. A plain
 * {@link Socket} would block on; one that belongs to a channel is closed, and the interrupt flag stays set.
 */
final class Sockets extends SocketFactory {

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = SocketChannel.open().socket();
        // Otherwise the first request waits for the acknowledgement of the handshake's end, which may take 40 ms.
        socket.setTcpNoDelay(true);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        throw onlyUnconnected();
    }

    private static SocketException onlyUnconnected() {
        return new SocketException("The client connects its sockets itself.");
    }
}
