package dev.mailkeys.cli.rotationfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.GitHubHost;
import dev.mailkeys.cli.command.rotation.Rotating;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sinks as {@code mailkeys.toml} describes them. */
@Timeout(120)
@ExtendWith(SimulatorExtension.class)
class SinkReaderTest {

    private static final String GITHUB = "[sinks.s]\ntype = \"github-secret\"\nrepository = \"acme/mail\"\n"
            + "secret = \"EMAILIT_TOKEN\"\nretries = 0\n";

    @TempDir
    private Path folder;

    private Rotating rotating(EmailitSimulator emailit, String sink) {
        emailit.seedKey("newsletter");
        return new Rotating(folder)
                .account("main", emailit)
                .toml(
                        "[targets.newsletter]\naccount = \"main\"\ngrace = \"0s\"\nsettle-time = \"0s\"\nsinks = [\"s\"]\n")
                .toml(sink);
    }

    private Path write(String name, String text, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void gitHub_isWhereTheWorkflowSays(EmailitSimulator emailit) throws IOException {
        try (var gitHub = new GitHubHost()) {
            var rotating = rotating(emailit, GITHUB);
            rotating.cli
                    .set("MAILKEYS_GITHUB_TOKEN", GitHubHost.CREDENTIAL)
                    .set("GITHUB_API_URL", gitHub.address().toString());
            var plan = rotating.run("plan --verbose");
            assertThat(plan.code()).as(plan.err()).isZero();
            assertThat(plan.err()).contains("github.publicKey attempt 1: answered 200");
            var rotate = rotating.run("rotate --yes");
            assertThat(rotate.code()).as(rotate.err()).isZero();
            assertThat(gitHub.stored).containsKey("/repos/acme/mail/actions/secrets/EMAILIT_TOKEN");
        }
    }

    /** GitHub would learn it. */
    @ParameterizedTest
    @ValueSource(strings = {"api_c4n4ry5ings", "transactional_c4n4ry5ings", "secret_c4n4ry5ings"})
    void gitHub_isSentNoProvidersCredential(String credential, EmailitSimulator emailit) throws IOException {
        try (var gitHub = new GitHubHost()) {
            var rotating = rotating(emailit, GITHUB + "base-url = \"" + gitHub.address() + "\"\n");
            rotating.cli.set("MAILKEYS_GITHUB_TOKEN", credential);
            for (String verb : List.of("plan", "rotate --yes", "verify")) {
                var result = rotating.run(verb);
                assertThat(result.code()).as(result.err()).isEqualTo(3);
                assertThat(result.err())
                        .contains("The credential for GitHub is", "Nothing was sent")
                        .doesNotContain("c4n4ry");
            }
            assertThat(gitHub.calls).hasValue(0);
        }
    }

    @Test
    void gitHub_isReachedThroughTheProxyOfTheEnvironment(EmailitSimulator emailit) throws Exception {
        try (var proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var asked = CompletableFuture.supplyAsync(() -> firstLine(proxy));
            var rotating = rotating(emailit, GITHUB + "timeout = \"9s\"\n");
            rotating.cli
                    .set("MAILKEYS_GITHUB_TOKEN", GitHubHost.CREDENTIAL)
                    .set("HTTPS_PROXY", "http://127.0.0.1:" + proxy.getLocalPort());
            assertThat(rotating.run("plan").code()).isNotZero();
            assertThat(asked.get(30, TimeUnit.SECONDS)).startsWith("CONNECT api.github.com:443");
        }
    }

    private static String firstLine(ServerSocket proxy) {
        try (Socket socket = proxy.accept();
                var in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            return in.readLine();
        } catch (IOException closed) {
            return "";
        }
    }

    @Test
    void aCommand_beginsAtTheFilesFolder(EmailitSimulator emailit) throws IOException {
        write("store.sh", "#!/bin/sh\ncat > stored\n", "rwx------");
        var rotating = rotating(emailit, "[sinks.s]\ntype = \"exec\"\ncommand = [\"./store.sh\"]\n");
        var rotate = rotating.run("rotate --yes");
        assertThat(rotate.code()).as(rotate.err()).isZero();
        assertThat(emailit.accepts(Files.readString(folder.resolve("stored")))).isTrue();
    }

    @Test
    void aCommandThatCanNotBeStarted_isRefusedByThePlan_andNamedOnce(EmailitSimulator emailit) throws IOException {
        write("store.sh", "#!/bin/sh\r\ncat > stored\r\n", "rwx------");
        var rotating = rotating(emailit, "[sinks.s]\ntype = \"exec\"\ncommand = [\"./store.sh\"]\n");
        var plan = rotating.run("plan");
        assertThat(plan.code()).isEqualTo(4);
        assertThat(plan.out() + plan.err())
                .contains("exec:./store.sh: the first line of ./store.sh ends in a carriage");
        assertThat(plan.out() + plan.err()).doesNotContain("exec:./store.sh: exec:./store.sh");
        assertThat(rotating.run("rotate --yes").code()).isEqualTo(4);
        assertThat(emailit.keys())
                .filteredOn(key -> key.name().startsWith("newsletter"))
                .hasSize(1);
    }

    @Test
    void aFieldWhoseNameHasADot_isRefusedByThePlan_andRotatedOnceItIsMeant(EmailitSimulator emailit)
            throws IOException {
        var rotating = rotating(emailit, "[sinks.s]\ntype = \"json\"\npath = \"app.json\"\nfield = \"mail.token\"\n");
        String old = emailit.keys().stream()
                .filter(key -> key.name().equals("newsletter"))
                .findFirst()
                .orElseThrow()
                .token();
        write("app.json", "{\"mail.token\":\"" + old + "\"}", "rw-------");
        var plan = rotating.run("plan");
        assertThat(plan.code()).isEqualTo(4);
        assertThat(plan.out() + plan.err()).contains("field = [\"mail.token\"] or field = [\"mail\", \"token\"]");
        assertThat(rotating.run("rotate --yes").code()).isEqualTo(4);
        assertThat(emailit.accepts(old)).isTrue();
        rotating.replace("field = \"mail.token\"", "field = [\"mail.token\"]");
        var rotate = rotating.run("rotate --yes");
        assertThat(rotate.code()).as(rotate.err()).isZero();
        assertThat(Files.readString(folder.resolve("app.json")))
                .matches("\\{\"mail\\.token\":\"[^\"]+\",\"mail\\.token_mailkeys\": \\{.*}}")
                .doesNotContain(old);
        assertThat(emailit.accepts(old)).isFalse();
    }

    @Test
    void whatIsKept_isNoCredentialOfTheFile(EmailitSimulator emailit) throws IOException {
        var rotating = rotating(
                emailit,
                "[sinks.s]\ntype = \"exec\"\ncommand = [\"true\"]\nenvironment = \"minimum\"\n"
                        + "keep = [\"MAIN_CREDENTIAL\", \"PATH\"]\n");
        var plan = rotating.run("plan");
        assertThat(plan.code()).isEqualTo(3);
        assertThat(plan.err())
                .contains("keep has \"MAIN_CREDENTIAL\", which is in without too, or is a credential of this file")
                .contains("environment takes one of usual, minimal; did you mean minimal?");
    }
}
