package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A program that closes nothing ends all the same, which only a JVM of its own can show. */
@Timeout(120)
class ProgramTest {

    @ParameterizedTest
    @EnumSource(Transport.class)
    void programThatClosesNothing_leavesNoThreadThatKeepsItAlive(Transport transport) throws Exception {
        try (MockWebServer server =
                transport.serve(new MockResponse.Builder().body(Acme.KEY).build())) {
            var command = new ArrayList<>(List.of(
                    System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ProgramThatClosesNothing.class.getName(),
                    server.url("/").toString(),
                    Certificates.ROOT.certificatePem()));
            var program = new ProcessBuilder(command).redirectErrorStream(true);
            program.environment().put("ACME_API_KEY", " acme-key\n");
            program.environment().put("ACME_URL", server.url("/env/").toString());
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
