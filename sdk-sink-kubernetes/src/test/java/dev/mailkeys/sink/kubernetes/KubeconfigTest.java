package dev.mailkeys.sink.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which cluster is meant, and who we are there, as files say. */
class KubeconfigTest {

    private static final String TWO = """
            apiVersion: v1
            kind: Config
            current-context: staging
            contexts:
            - name: prod
              context: {cluster: p, user: robot, namespace: else}
            - name: staging
              context: {cluster: s, user: robot}
            clusters:
            - name: p
              cluster: {server: "https://prod.example:6443"}
            - name: s
              cluster: {server: "https://staging.example"}
            users:
            - name: robot
              user: {token: of-robot}
            """;

    @TempDir
    Path home;

    private Path file(String name, String text) throws IOException {
        Path path = home.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private KubernetesCluster cluster(Map<String, String> variables) {
        return KubernetesCluster.of(variables, home.resolve("no-pod"));
    }

    private static Optional<Secret> token(ClusterAccess access) {
        return access.identity().apply(Instant.EPOCH).token();
    }

    @Test
    void aContext_isTakenByItsName() throws IOException {
        Path config = file("config", TWO);
        ClusterAccess prod =
                cluster(Map.of()).ofKubeconfig(config).inContext("prod").access();
        assertThat(prod.server()).isEqualTo(URI.create("https://prod.example:6443"));
        assertThat(token(prod)).isEqualTo(Optional.of(Secret.of("of-robot")));
        assertThat(prod.who()).isEqualTo("the user of the context prod");
    }

    /** People change that one all day. */
    @Test
    void theCurrentContext_isNotTaken_whereThereAreSeveral() throws IOException {
        Path config = file("config", TWO);
        assertThatThrownBy(() -> cluster(Map.of()).ofKubeconfig(config).access())
                .hasMessageContaining("has several contexts. Say which: context = \"NAME\". It has: [prod, staging].");
        assertThatThrownBy(() ->
                        cluster(Map.of()).ofKubeconfig(config).inContext("pord").access())
                .hasMessageContaining("has no context pord. It has: [prod, staging].");
    }

    @Test
    void severalFiles_areOne_andTheFirstThatHasANameCounts() throws IOException {
        Path first = file("first", TWO.replace("prod.example:6443", "first.example"));
        Path second = file("second", TWO.replace("staging", "third"));
        var variables = Map.of("KUBECONFIG", first + ":" + home.resolve("missing") + ":" + second);
        assertThat(cluster(variables).inContext("prod").access().server())
                .isEqualTo(URI.create("https://first.example"));
        assertThat(cluster(variables).inContext("third").access().server())
                .isEqualTo(URI.create("https://staging.example"));
    }

    @Test
    void withoutAnything_theFileOfTheHomeIsTaken() throws IOException {
        assertThatThrownBy(() -> cluster(Map.of("HOME", home.toString())).access())
                .hasMessageContaining("There is no kubeconfig file")
                .hasMessageContaining("KUBECONFIG");
        file(".kube/config", TWO);
        assertThat(cluster(Map.of("HOME", home.toString()))
                        .inContext("staging")
                        .access()
                        .server())
                .isEqualTo(URI.create("https://staging.example"));
    }

    @Test
    void aFileOfAToken_isReadBesideTheFile_eachTime() throws IOException {
        file("tokens/robot", "one\n");
        Path config = file("config", TWO.replace("token: of-robot", "tokenFile: tokens/robot"));
        ClusterAccess access =
                cluster(Map.of()).ofKubeconfig(config).inContext("prod").access();
        assertThat(token(access)).isEqualTo(Optional.of(Secret.of("one")));
        file("tokens/robot", "two");
        assertThat(token(access)).isEqualTo(Optional.of(Secret.of("two")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        server: "https://prod.example:6443" | server: "https://prod.example:6443", insecure-skip-tls-verify: true | anybody could pose
        server: "https://prod.example:6443" | server: "https://prod.example:6443", tls-server-name: x | the server's own name
        server: "https://prod.example:6443" | server: "https://prod.example:6443", certificate-authority-data: "%" | not base64
        server: "https://prod.example:6443" | server: "https://prod.example:6443", certificate-authority-data: bm9uZQ== | no certificates in PEM form
        server: "https://prod.example:6443" | server: "https://prod.example", certificate-authority: gone.crt | gone.crt, which can't be read
        server: "https://prod.example:6443" | proxy-url: "http://p:1" | names no server
        server: "https://prod.example:6443" | server: "a b" | server is not an address
        token: of-robot | auth-provider: {name: oidc} | use a token, a certificate or exec
        token: of-robot | token: of-robot, as: admin | use a token, a certificate or exec
        token: of-robot | username: a, password: of-robot | use a token, a certificate or exec
        token: of-robot | client-certificate-data: bm9uZQ== | a client certificate without a key
        token: of-robot | client-certificate-data: bm9uZQ==, client-key-data: bm9uZQ== | can't be read
        token: of-robot | exec: {command: x, interactiveMode: Always} | nobody is there to answer
        token: of-robot | token: "of-robot | is not YAML
        token: of-robot | token: of-robot, token: of-robot | is not YAML
        """)
    void whatIsNotTaken_isTold_withoutItsSecrets(String there, String instead, String problem) throws IOException {
        Path config = file("config", TWO.replace(there, instead));
        assertThatThrownBy(() -> {
                    ClusterAccess access = cluster(Map.of())
                            .ofKubeconfig(config)
                            .inContext("prod")
                            .access();
                    access.identity().apply(Instant.EPOCH);
                })
                .isInstanceOf(AccessProblem.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("config")
                .hasMessageNotContaining("of-robot")
                .hasNoCause();
    }

    @Test
    void aUserWithNothingToShow_isTold() throws IOException {
        Path config = file("config", TWO.replace("token: of-robot", "token: ''"));
        ClusterAccess access =
                cluster(Map.of()).ofKubeconfig(config).inContext("prod").access();
        assertThatThrownBy(() -> access.identity().apply(Instant.EPOCH)).hasMessageContaining("neither a token nor");
    }

    /** Old forms of keys, as k3s and openssl write them, are those of Java. */
    @Test
    void aKeyOfAnOlderForm_isTheSameKey() throws Exception {
        String certificate = pem("CERTIFICATE", """
                MIIBfDCCASOgAwIBAgIUERhnYZRMYrv3dy8lf+Lhp2X3MuowCgYIKoZIzj0EAwIwEzERMA8GA1UEAwwIbWFpbGtleXMwIBcNMjYx
                MTI2MTQ1NTAzWhgPMjEyNjExMDIxNDU1MDNaMBMxETAPBgNVBAMMCG1haWxrZXlzMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
                gCQ7NZ7wwUDuFVOn6pki0uhe09BF/TqNtIwNC7WbRhrxajI7RQqVMDhFhQoDZHwoqwCFirRd/wkVnQ6XhfUGSaNTMFEwHQYDVR0O
                BBYEFNClnlaahHI/EIYMqjp2O7OcN5dGMB8GA1UdIwQYMBaAFNClnlaahHI/EIYMqjp2O7OcN5dGMA8GA1UdEwEB/wQFMAMBAf8w
                CgYIKoZIzj0EAwIDRwAwRAIgbN0SQ98Eqt+qRXIvHfzcfMHzvl0UlKwGFP5cw04WSlMCICFw6RT7mDl3/RyD2gnE7xCPGkALUAGZ
                safLhm7B4PSr""");
        String sec1 = pem("EC PRIVATE" + " KEY", """
                MHcCAQEEIFMoMyb6RrVuIwG9QE33/wYvNtGSVW3a2jKZmxipqfeOoAoGCCqGSM49AwEHoUQDQgAEgCQ7NZ7wwUDuFVOn6pki0uhe
                09BF/TqNtIwNC7WbRhrxajI7RQqVMDhFhQoDZHwoqwCFirRd/wkVnQ6XhfUGSQ==""");
        String pkcs8 = pem("PRIVATE" + " KEY", """
                MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgUygzJvpGtW4jAb1ATff/Bi820ZJVbdraMpmbGKmp946hRANCAASA
                JDs1nvDBQO4VU6fqmSLS6F7T0EX9Oo20jA0LtZtGGvFqMjtFCpUwOEWFCgNkfCirAIWKtF3/CRWdDpeF9QZJ""");
        assertThat(key(certificate, sec1)).isEqualTo(key(certificate, pkcs8));
        for (int length : List.of(40, 80, 120)) {
            String cut = sec1.substring(0, length) + "\n-----END EC PRIVATE" + " KEY-----";
            assertThatThrownBy(() -> key(certificate, cut)).hasMessageContaining("can't be read");
        }
    }

    private static String pem(String kind, String base64) {
        return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
    }

    private static BigInteger key(String certificate, String key) throws Exception {
        ClientCertificate identity = Pem.identity(certificate.getBytes(), key.getBytes(), "x");
        var found = (ECPrivateKey)
                identity.store().getKey("client", identity.password().reveal().toCharArray());
        return found.getS();
    }
}
