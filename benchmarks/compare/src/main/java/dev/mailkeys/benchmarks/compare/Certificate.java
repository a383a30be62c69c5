package dev.mailkeys.benchmarks.compare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The certificate that the server shows and every contestant trusts, made anew by the JDK's keytool. */
record Certificate(Path store) {

    private static final String PASSWORD = "password";
    private static final String OPTIONS = "-genkeypair -keyalg EC -groupname secp256r1 -dname CN=localhost -validity 2 "
            + "-ext san=dns:localhost,dns:api.resend.com,ip:127.0.0.1 -alias server -storetype PKCS12 -storepass "
            + PASSWORD;

    static Certificate create() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("benchmarks");
        Path store = folder.resolve("tls.p12");
        var command = new ArrayList<>(List.of(Racer.jdk("keytool"), "-keystore", store.toString()));
        command.addAll(List.of(OPTIONS.split(" ")));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
        folder.toFile().deleteOnExit();
        store.toFile().deleteOnExit();
        return new Certificate(store);
    }

    /** What makes a JVM trust it, with any HTTP client. */
    List<String> trusted() {
        return List.of("-Djavax.net.ssl.trustStore=" + store, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }

    /** What shows it. */
    SSLContext shown() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
