package dev.mailkeys.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One connection on which a test decides about every byte. */
final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final String credential;

    RawClient(ProviderSimulator simulator) throws IOException {
        URI base = simulator.baseUrl();
        this.socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(10_000);
        this.credential = simulator.managementToken();
    }

    RawClient post(String path, String singleQuotedJson) throws IOException {
        return write(head("POST", path, singleQuotedJson.length()) + Client.json(singleQuotedJson));
    }

    RawClient get(String path) throws IOException {
        return write(head("GET", path, 0));
    }

    RawClient write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    String head(String method, String path, int length) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + credential
                + "\r\nX-ElasticEmail-ApiKey: " + credential + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    /** Everything until the server ends the connection in order. */
    String readToEnd() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    int read() throws IOException {
        return socket.getInputStream().read();
    }

    /** One response with a Content-Length, so that the connection can be used again. */
    String readResponse() throws IOException {
        String head = readHead();
        int length = Integer.parseInt(head.replaceAll("(?is).*content-length: (\\d+).*", "$1"));
        return head + new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended within the head: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
