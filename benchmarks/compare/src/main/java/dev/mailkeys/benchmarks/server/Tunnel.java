package dev.mailkeys.benchmarks.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * How a connection begins: with TLS, or with {@code CONNECT} and then with TLS. The second is for contestants whose address
 * can't be set; they take this server for their proxy, and this server takes itself for whatever they want to reach.
 */
final class Tunnel {

    private Tunnel() {}

    static Socket secured(Socket plain, SSLContext tls) throws IOException {
        plain.setTcpNoDelay(true);
        InputStream in = plain.getInputStream();
        int first = in.read();
        if (first == 'C') {
            var head = new Requests(in);
            head.next();
            plain.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            first = in.read();
        }
        if (first < 0) {
            throw new IOException("nothing came");
        }
        var consumed = new ByteArrayInputStream(new byte[] {(byte) first});
        var secured = (SSLSocket) tls.getSocketFactory().createSocket(plain, consumed, true);
        secured.setUseClientMode(false);
        return secured;
    }
}
