package dev.mailkeys.sink.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.client.SimulatedTiming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real plugins, certificates and folders of pods, shown to a real server. */
@Timeout(60)
class WhoWeAreTest {

    private static final KubernetesPlace PLACE = KubernetesPlace.of("mail", "newsletter", "token");
    private static final String VERSION = "client.authentication.k8s.io/v1";

    private static final HeldCertificate AUTHORITY = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("cluster")
            .build();
    private static final HeldCertificate SERVER = new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .signedBy(AUTHORITY)
            .build();

    private final SimulatedClock clock = SimulatedClock.fixedAt(Instant.parse("2026-11-26T12:00:00Z"));

    @TempDir
    Path home;

    private static ApiServer secured(boolean asksForCertificate) throws IOException {
        var tls = new HandshakeCertificates.Builder()
                .heldCertificate(SERVER)
                .addTrustedCertificate(AUTHORITY.certificate())
                .build();
        return ApiServer.secured(tls.sslContext(), asksForCertificate);
    }

    private KubernetesSecretSink sink(KubernetesCluster cluster) {
        return KubernetesSecretSink.of(PLACE, cluster, ClientSettings.defaults(), SimulatedTiming.of(clock));
    }

    private KubernetesCluster kubeconfig(ApiServer cluster, String user) throws IOException {
        String authority =
                Base64.getEncoder().encodeToString(AUTHORITY.certificatePem().getBytes());
        Path file = Files.writeString(home.resolve("config"), """
            contexts: [{name: prod, context: {cluster: c, user: u}}]
            clusters: [{name: c, cluster: {server: "%s", certificate-authority-data: %s}}]
            users:
            - name: u
              user: %s
            """.formatted(cluster.address(), authority, user));
        return KubernetesCluster.of(Map.of(), home).ofKubeconfig(file);
    }

    private Path script(String text) throws IOException {
        Path script = Files.writeString(home.resolve("who am i"), "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private static String exec(String more) {
        return "{exec: {apiVersion: " + VERSION + ", command: './who am i', interactiveMode: Never" + more + "}}";
    }

    private static String credential(String status) {
        return """
            cat <<'END'
            {
              "apiVersion": "%s",
              "kind": "ExecCredential",
              "status": {%s}
            }
            END""".formatted(VERSION, status);
    }

    private static String shows(String token) {
        return credential("\"token\": \"" + token + "\"");
    }

    @Test
    void aPlugin_isGivenItsArgumentsAndVariables_andNotWhatTheRunKeeps() throws IOException {
        try (var cluster = secured(false)) {
            script("""
                echo "a warning that is no JSON" >&2
                printf '%s\\n' "$1" "$2" "$ACCOUNT" "$KUBERNETES_EXEC_INFO" "home=$HOME" > "$ACCOUNT"
                """ + shows(ApiServer.TOKEN));
            Path seen = home.resolve("seen");
            var known = kubeconfig(
                            cluster,
                            exec(", args: ['two words', '$(id) \"'], provideClusterInfo: true,"
                                    + " env: [{name: ACCOUNT, value: '" + seen + "'}]"))
                    .hiding(() -> List.of(Secret.of(System.getenv("HOME"))));
            sink(known).read();
            assertThat(Files.readString(seen))
                    .contains("two words\n$(id) \"\n" + seen + "\n")
                    .contains("\"interactive\":false")
                    .contains("\"server\":\"" + cluster.address() + "\"")
                    .contains("home=\n");
            assertThat(cluster.calls).containsExactly("GET secrets");
        }
    }

    @Test
    void aPlugin_isRunOnce_againBeforeItsCredentialEnds_andAgainAfterARefusal() throws IOException {
        try (var cluster = secured(false)) {
            Path runs = home.resolve("runs");
            script("echo run >> '" + runs + "'\n"
                    + credential("\"token\": \"" + ApiServer.TOKEN
                            + "\", \"expirationTimestamp\": \"2026-11-26T13:00:00Z\""));
            var sink = sink(kubeconfig(cluster, exec("")));
            sink.read();
            sink.read();
            assertThat(Files.readAllLines(runs)).hasSize(1);
            clock.advance(Duration.ofMinutes(59).plusSeconds(31));
            sink.read();
            assertThat(Files.readAllLines(runs)).hasSize(2);
            cluster.token = Optional.of("newer");
            script("echo run >> '" + runs + "'\n" + shows("newer"));
            sink.read();
            assertThat(Files.readAllLines(runs)).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', textBlock = """
        echo please log in >&2; exit 3 @ ended with exit code 3: please log in
        echo eyJhbGciOiJSUzI1NiJ9eyJzdWIiOiJtYWlsa2V5cyJ9 >&2; exit 1 @ ended with exit code 1: ***
        echo '{\"token\": eyJsecretsecretsecretsecret' @ printed something that is not JSON
        echo '{\"kind\": \"ExecCredential\"}' @ gave no ExecCredential of client.authentication.k8s.io/v1
        true @ printed something that is not JSON
        yes eyJsecretsecretsecret | head -c 20000 @ printed more than 16 KiB
        """)
    void aPluginThatFails_isTold_withoutWhatItGave(String text, String problem) throws IOException {
        try (var cluster = secured(false)) {
            script(text.replace("\\\"", "\""));
            assertThatThrownBy(() -> sink(kubeconfig(cluster, exec(""))).check())
                    .isInstanceOf(SinkException.class)
                    .hasMessageContaining("who am i")
                    .hasMessageContaining(problem)
                    .hasMessageNotContaining("eyJ")
                    .hasNoCause();
            assertThat(cluster.calls).isEmpty();
        }
    }

    @Test
    void aPluginThatGivesNothing_orWhatHasEnded_isTold() throws IOException {
        try (var cluster = secured(false)) {
            script(credential(""));
            var sink = sink(kubeconfig(cluster, exec("")));
            assertThatThrownBy(sink::check).hasMessageContaining("gave neither a token nor a client certificate");
            script(credential("\"token\": \"t\", \"expirationTimestamp\": \"2026-11-26T11:00:00Z\""));
            assertThatThrownBy(sink::check)
                    .hasMessageContaining("gave a credential that ended at 2026-11-26 11:00 UTC.");
        }
    }

    @Test
    void aPluginThatIsNotThere_isTold_withTheHintOfTheFile() throws IOException {
        try (var cluster = secured(false)) {
            var known = kubeconfig(
                    cluster, "{exec: {apiVersion: x, command: no-such-plugin, installHint: get it from a.example}}");
            assertThatThrownBy(() -> sink(known).check())
                    .hasMessageContaining("no-such-plugin")
                    .hasMessageContaining("can't be started. get it from a.example");
        }
    }

    @Test
    void aCertificateOfAPlugin_isShownToTheServer() throws IOException {
        var robot = new HeldCertificate.Builder().signedBy(AUTHORITY).build();
        try (var cluster = secured(true)) {
            cluster.token = Optional.empty();
            script(credential("\"clientCertificateData\": \"" + inJson(robot.certificatePem())
                    + "\", \"clientKeyData\": \"" + inJson(robot.privateKeyPkcs8Pem()) + "\""));
            sink(kubeconfig(cluster, exec(""))).read();
            assertThat(cluster.calls).containsExactly("GET secrets");
        }
    }

    private static String inJson(String pem) {
        return pem.replace("\n", "\\n");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCertificateOfTheFile_isShownToTheServer_whateverTheFormOfItsKey(boolean isOld) throws IOException {
        var robot = new HeldCertificate.Builder().rsa2048().signedBy(AUTHORITY).build();
        Files.writeString(home.resolve("robot.crt"), robot.certificatePem());
        Files.writeString(home.resolve("robot.key"), isOld ? robot.privateKeyPkcs1Pem() : robot.privateKeyPkcs8Pem());
        try (var cluster = secured(true)) {
            cluster.token = Optional.empty();
            sink(kubeconfig(cluster, "{client-certificate: robot.crt, client-key: robot.key}"))
                    .read();
            assertThat(cluster.calls).containsExactly("GET secrets");
        }
    }

    @Test
    void aServerThatAnotherAuthorityVouchesFor_isToldNothing() throws IOException {
        var other = new HeldCertificate.Builder().certificateAuthority(0).build();
        var posing = new HandshakeCertificates.Builder()
                .heldCertificate(new HeldCertificate.Builder()
                        .addSubjectAlternativeName("localhost")
                        .signedBy(other)
                        .build())
                .build();
        try (var cluster = ApiServer.secured(posing.sslContext(), false)) {
            var sink = sink(kubeconfig(cluster, "{token: " + ApiServer.TOKEN + "}"));
            assertThatThrownBy(sink::read).isInstanceOf(SinkException.class);
            assertThat(cluster.calls).isEmpty();
        }
    }

    @Test
    void aPod_isItsServiceAccount_whoseTokenIsReadForEveryCall() throws IOException {
        try (var cluster = secured(false)) {
            Files.writeString(home.resolve("ca.crt"), AUTHORITY.certificatePem());
            Files.writeString(home.resolve("token"), ApiServer.TOKEN + "\n");
            var inPod = KubernetesCluster.of(
                    Map.of(
                            "KUBERNETES_SERVICE_HOST",
                            "localhost",
                            "KUBERNETES_SERVICE_PORT",
                            String.valueOf(cluster.address().getPort())),
                    home);
            var sink = sink(inPod);
            sink.read();
            cluster.token = Optional.of("newer");
            Files.writeString(home.resolve("token"), "newer");
            sink.read();
            assertThat(cluster.calls).hasSize(2);
            cluster.denied.add("get secrets");
            assertThatThrownBy(sink.creating()::check)
                    .hasMessageContaining("the service account of this pod lacks rights");
        }
    }

    @Test
    void aPodWithoutAToken_isNoPod() {
        var cluster =
                KubernetesCluster.of(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1", "HOME", home.toString()), home);
        assertThatThrownBy(() -> sink(cluster).check())
                .hasMessageContaining("There is no kubeconfig file")
                .hasMessageContaining("not a pod with a service account");
    }

    /** A file that the environment names was named by somebody; a pod is where we happen to run. */
    @Test
    void aFileThatIsNamed_goesBeforeThePod() throws IOException {
        Files.writeString(home.resolve("ca.crt"), AUTHORITY.certificatePem());
        Files.writeString(home.resolve("token"), "of-the-pod");
        Map<String, String> pod = Map.of(
                "KUBERNETES_SERVICE_HOST",
                "10.0.0.1",
                "KUBECONFIG",
                home.resolve("other").toString());
        assertThatThrownBy(() -> sink(KubernetesCluster.of(pod, home)).check())
                .hasMessageContaining("There is no kubeconfig file: " + home.resolve("other") + ".");
        assertThatThrownBy(() -> sink(KubernetesCluster.of(
                                        Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1", "HOME", home.toString()), home)
                                .inContext("prod"))
                        .check())
                .hasMessageContaining("There is no kubeconfig file");
    }
}
