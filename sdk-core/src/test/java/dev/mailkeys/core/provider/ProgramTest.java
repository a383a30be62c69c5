package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What only a JVM of its own can show: its environment, and that it ends although nothing is closed. */
@Timeout(120)
class ProgramTest {

    private static final String JAVA =
            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";

    @Test
    void programThatIsConfiguredByItsEnvironment_callsWhereItSays() throws Exception {
        try (MockWebServer server =
                Transport.CLEAR.serve(new MockResponse.Builder().body(Acme.KEY).build())) {
            String printed = run(server.url("/env/").toString() + "\n");
            assertThat(printed).isEqualTo("read token: ***\n");
            RecordedRequest request = server.takeRequest();
            assertThat(request.getTarget()).isEqualTo("/env/keys/k1");
            assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer acme-key");
        }
    }

    @Test
    void programWithoutAnAddressInItsEnvironment_callsTheProvidersOwn() throws Exception {
        assertThat(run(" ")).isIn("BLOCKED\n", "UNREACHABLE\n");
    }

    @Test
    void programWithAnAddressThatIsNone_isToldSo() throws Exception {
        assertThat(run("not an address"))
                .isEqualTo(
                        "[baseUrl: must be an address without user, query or fragment, with a port from 1 to 65535 if"
                                + " any (mailkeys), baseUrl: must be https; http only to the loopback (mailkeys)]\n");
    }

    private static String run(String url) throws Exception {
        var program = new ProcessBuilder(
                        JAVA, "-cp", System.getProperty("java.class.path"), ProgramOfItsEnvironment.class.getName())
                .redirectErrorStream(true);
        program.environment().put("ACME_API_KEY", " acme-key\n");
        program.environment().put("ACME_URL", url);
        Process process = program.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void programThatClosesNothing_leavesNoThreadThatKeepsItAlive(Transport transport) throws Exception {
        try (MockWebServer server =
                transport.serve(new MockResponse.Builder().body(Acme.KEY).build())) {
            var command = new ArrayList<>(List.of(
                    JAVA,
                    "-cp",
                    System.getProperty("java.class.path"),
                    ProgramThatClosesNothing.class.getName(),
                    server.url("/").toString(),
                    Certificates.ROOT.certificatePem()));
            var program = new ProcessBuilder(command).redirectErrorStream(true);
            Process process = program.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            process.destroyForcibly();
            assertThat(printed).isEqualTo("read 4 keys; threads that are no daemons: [main]\n");
            assertThat(ended).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(server.getRequestCount()).isEqualTo(4);
        }
    }
}
