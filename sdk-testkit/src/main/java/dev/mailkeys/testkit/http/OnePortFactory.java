package dev.mailkeys.testkit.http;

import java.net.InetAddress;
import java.net.ServerSocket;
import javax.net.ServerSocketFactory;

/** Makes the server listen on our port instead of one of its own. */
public final class OnePortFactory extends ServerSocketFactory {
    private final Port port;

    public OnePortFactory(Port port) {
        this.port = port;
    }

    @Override
    public ServerSocket createServerSocket() {
        return port;
    }

    @Override
    public ServerSocket createServerSocket(int number) {
        throw new UnsupportedOperationException("the server binds the port itself");
    }

    @Override
    public ServerSocket createServerSocket(int number, int backlog) {
        throw new UnsupportedOperationException("the server binds the port itself");
    }

    @Override
    public ServerSocket createServerSocket(int number, int backlog, InetAddress address) {
        throw new UnsupportedOperationException("the server binds the port itself");
    }
}
