package dev.mailkeys.benchmarks.server;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The process that all contestants call: HTTP/1.1 over TLS on the loopback, with answers that are made beforehand, so that as
 * little as possible of a call's time is the server's. Started with a key store, its password, the number of keys that there
 * are, the milliseconds that each answer is held back, and whether connections are kept ({@code keep}) or closed after each
 * answer ({@code close}). Prints its port, and ends when its standard input does.
 */
public final class KeyServer {

    private final ServerSocket listening;
    private final SSLContext tls;
    private final Answers answers;
    private final long delayMillis;
    private final boolean keep;
    private final ExecutorService connections = Executors.newCachedThreadPool();

    private KeyServer(SSLContext tls, Answers answers, long delayMillis, boolean keep) throws IOException {
        this.listening = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        this.tls = tls;
        this.answers = answers;
        this.delayMillis = delayMillis;
        this.keep = keep;
    }

    public static void main(String[] args) throws Exception {
        var server = new KeyServer(
                tls(args[0], args[1].toCharArray()),
                new Answers(Integer.parseInt(args[2])),
                Long.parseLong(args[3]),
                args[4].equals("keep"));
        System.out.println(server.listening.getLocalPort());
        var accepting = new Thread(server::accept);
        accepting.setDaemon(true);
        accepting.start();
        while (System.in.read() >= 0) {}
        System.exit(0);
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = listening.accept();
                connections.execute(() -> serve(socket));
            } catch (IOException failed) {
                System.err.println(failed);
            }
        }
    }

    private void serve(Socket plain) {
        try (Socket socket = Tunnel.secured(plain, tls);
                InputStream in = socket.getInputStream()) {
            var requests = new Requests(in);
            for (Request request = requests.next(); request != null; request = requests.next()) {
                byte[] answer = answers.to(request, keep);
                if (delayMillis > 0) {
                    Thread.sleep(delayMillis);
                }
                socket.getOutputStream().write(answer);
                if (!keep) {
                    return;
                }
            }
        } catch (IOException | InterruptedException ended) {
            // The caller went away.
        }
    }

    private static SSLContext tls(String keyStore, char[] password) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(keyStore)) {
            keys.load(in, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
