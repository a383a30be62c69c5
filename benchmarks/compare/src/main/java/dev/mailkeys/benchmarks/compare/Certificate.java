package dev.mailkeys.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The certificate that the server shows and every contestant trusts, made anew by the JDK's keytool. */
final class Certificate {

    private static final String PASSWORD = "password";
    private static final String NAMES = "san=dns:localhost,dns:api.resend.com,ip:127.0.0.1";

    private final Path store;

    private Certificate(Path store) {
        this.store = store;
    }

    static Certificate create() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("benchmarks");
        Path store = folder.resolve("tls.p12");
        List<String> command = List.of(
                Processes.jdk("keytool"),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                NAMES,
                "-validity",
                "2",
                "-alias",
                "server",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
        folder.toFile().deleteOnExit();
        store.toFile().deleteOnExit();
        return new Certificate(store);
    }

    /** What makes a JVM trust it, with whatever HTTP client. */
    List<String> trusted() {
        return List.of("-Djavax.net.ssl.trustStore=" + store, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }

    List<String> shown() {
        return List.of(store.toString(), PASSWORD);
    }
}
