package com.example.starter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A mail server that accepts logins with a valid password, and takes every mail. */
final class SmtpServer implements AutoCloseable {

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger taken = new AtomicInteger();
    private volatile Predicate<String> accepts = password -> false;

    SmtpServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::listen);
    }

    void letIn(Predicate<String> accepts) {
        this.accepts = accepts;
    }

    int port() {
        return socket.getLocalPort();
    }

    int taken() {
        return taken.get();
    }

    private void listen() {
        try {
            while (true) {
                Socket caller = socket.accept();
                threads.execute(() -> serve(caller));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket caller) {
        try (caller;
                var input =
                        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII))) {
            OutputStream output = caller.getOutputStream();
            say(output, "220 ready");
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                say(output, answer(line, input, output));
                if (line.startsWith("QUIT")) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The caller has gone away.
        }
    }

    private String answer(String line, BufferedReader input, OutputStream output) throws IOException {
        if (line.startsWith("EHLO")) {
            say(output, "250-here");
            return "250 AUTH PLAIN";
        }
        if (line.startsWith("AUTH PLAIN ")) {
            String[] parts =
                    new String(Base64.getDecoder().decode(line.substring(11)), StandardCharsets.UTF_8).split("\0");
            return accepts.test(parts[2]) ? "235 welcome" : "535 no such key";
        }
        if (line.startsWith("DATA")) {
            say(output, "354 go on");
            while (!".".equals(input.readLine())) {
                // It is a mail.
            }
            taken.incrementAndGet();
        }
        return line.startsWith("QUIT") ? "221 bye" : "250 well";
    }

    private static void say(OutputStream output, String line) throws IOException {
        output.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        output.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
