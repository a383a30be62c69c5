package dev.mailkeys.benchmarks.compare;

import dev.mailkeys.benchmarks.server.KeyServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The process of a server. */
final class Server implements AutoCloseable {

    private final Certificate certificate;
    private final Processes process;
    private final String port;

    private Server(Certificate certificate, Processes process) throws IOException {
        this.certificate = certificate;
        this.process = process;
        this.port = process.hear();
    }

    /** A server of so many keys that holds each answer back for so long, and keeps connections or closes them. */
    static Server start(Certificate certificate, int keys, int delayMillis, boolean keep) throws IOException {
        var command = new ArrayList<>(List.of(Processes.jdk("java"), "-Xmx512m", "-cp", classPath()));
        command.add(KeyServer.class.getName());
        command.addAll(certificate.shown());
        command.addAll(List.of(Integer.toString(keys), Integer.toString(delayMillis), keep ? "keep" : "close"));
        return new Server(certificate, new Processes(command));
    }

    String url() {
        return "https://localhost:" + port;
    }

    /** What the process of a contestant needs to reach this server. */
    List<String> reached(Entrant entrant) {
        var options = new ArrayList<>(certificate.trusted());
        if (entrant == Entrant.RESEND) {
            // Its address is a constant: this server plays its proxy, and then it.
            options.addAll(List.of("-Dhttps.proxyHost=localhost", "-Dhttps.proxyPort=" + port));
        }
        return options;
    }

    @Override
    public void close() throws IOException {
        process.close();
    }

    private static String classPath() {
        return Path.of("target", "classes") + File.pathSeparator + Entrant.ownClassPath();
    }
}
