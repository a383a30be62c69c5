package dev.mailkeys.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SocketsTest {

    private final Sockets sockets = new Sockets();

    @Test
    void socket_sendsWithoutWaitingForAcknowledgements() throws IOException {
        try (Socket socket = new Sockets().createSocket()) {
            assertThat(socket.getTcpNoDelay()).isTrue();
        }
    }

    @Test
    void socket_belongsToAChannel_whichIsWhatMakesItInterruptible() throws IOException {
        try (var socket = sockets.createSocket()) {
            assertThat(socket.getChannel()).isNotNull();
            assertThat(socket.isConnected()).isFalse();
        }
    }

    @Test
    void socketThatIsConnectedAlready_isNotToBeHad() {
        InetAddress here = InetAddress.getLoopbackAddress();
        assertRefused(() -> sockets.createSocket("localhost", 1));
        assertRefused(() -> sockets.createSocket("localhost", 1, here, 1));
        assertRefused(() -> sockets.createSocket(here, 1));
        assertRefused(() -> sockets.createSocket(here, 1, here, 1));
    }

    private static void assertRefused(ThrowingCallable making) {
        assertThatThrownBy(making)
                .isInstanceOf(SocketException.class)
                .hasMessage("The client connects its sockets itself.");
    }
}
