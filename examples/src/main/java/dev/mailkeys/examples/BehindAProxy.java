package dev.mailkeys.examples;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.ProxySettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.TlsSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/**
 * Goes through a company's proxy, which asks for a password and looks into the traffic with a certificate authority of
 * its own.
 */
public final class BehindAProxy {

    private BehindAProxy() {}

    /**
     * The settings for such a network. Without any, the JVM's own are used ({@code -Dhttps.proxyHost} and the like).
     *
     * @param host the proxy's host
     * @param port the proxy's port
     * @param user the user name for the proxy
     * @param password the password for the proxy
     * @param authorities a PKCS#12 file with the certificates to trust
     * @return the settings
     * @throws IOException if the file can't be read
     * @throws GeneralSecurityException if the file is no key store
     */
    public static ClientSettings settings(String host, int port, String user, Secret password, Path authorities)
            throws IOException, GeneralSecurityException {
        var proxy = ProxySettings.builder()
                .proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)))
                .user(user)
                .password(password)
                .build();
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(authorities)) {
            trusted.load(file, new char[0]); // the password of such a file, if it has one
        }
        return ClientSettings.builder()
                .proxy(proxy)
                .tls(TlsSettings.builder().trusted(trusted).build())
                .build();
    }
}
