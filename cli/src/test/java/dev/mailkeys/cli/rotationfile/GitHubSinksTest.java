package dev.mailkeys.cli.rotationfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.GitHubHost;
import dev.mailkeys.cli.command.rotation.Rotating;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of secret of GitHub as {@code mailkeys.toml} describes it, and how GitHub is reached. */
@Timeout(120)
@ExtendWith(SimulatorExtension.class)
class GitHubSinksTest {

    private static final String REPOSITORY = "repository = \"acme/mail\"";

    @TempDir
    private Path folder;

    private Rotating rotating(EmailitSimulator emailit, String keys) {
        emailit.seedKey("newsletter");
        var rotating = new Rotating(folder)
                .account("main", emailit)
                .toml("[targets.newsletter]\naccount = \"main\"\ngrace = \"0s\"\nsettle-time = \"0s\"\n"
                        + "sinks = [\"s\"]\n[sinks.s]\ntype = \"github-secret\"\nsecret = \"TOKEN\"\nretries = 0\n"
                        + keys + "\n");
        rotating.cli.set("MAILKEYS_GITHUB_TOKEN", GitHubHost.CREDENTIAL);
        return rotating;
    }

    private static String at(GitHubHost gitHub) {
        return "\nbase-url = \"" + gitHub.address() + "\"";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            repository = "acme/mail"@environment = "prod" | /repos/acme/mail/environments/prod/secrets/TOKEN | TOKEN_MAILKEYS
            repository = "acme/mail"@app = "dependabot" | /repos/acme/mail/dependabot/secrets/TOKEN | TOKEN_MAILKEYS_DEPENDABOT
            repository = "acme/mail"@app = "codespaces" | /repos/acme/mail/codespaces/secrets/TOKEN | TOKEN_MAILKEYS_CODESPACES
            organization = "acme" | /orgs/acme/actions/secrets/TOKEN | TOKEN_MAILKEYS
            organization = "acme"@visibility = "selected"@repositories = ["mail"] | /orgs/acme/actions/secrets/TOKEN | TOKEN_MAILKEYS
            organization = "acme"@app = "codespaces"@visibility = "all" | /orgs/acme/codespaces/secrets/TOKEN | TOKEN_MAILKEYS_CODESPACES
            """)
    void eachKind_isCheckedByTheDoctor_andRotated(String keys, String secret, String variable, EmailitSimulator emailit)
            throws IOException {
        try (var gitHub = new GitHubHost()) {
            var rotating = rotating(emailit, keys.replace('@', '\n') + at(gitHub));
            var doctor = rotating.run("doctor");
            assertThat(doctor.out()).as(doctor.err()).contains("sinks.s\tsink\tok");
            assertThat(gitHub.stored).isEmpty();
            var rotate = rotating.run("rotate --yes");
            assertThat(rotate.code()).as(rotate.err()).isZero();
            assertThat(gitHub.stored).containsKey(secret);
            assertThat(gitHub.stored.keySet()).anyMatch(path -> path.endsWith("/variables/" + variable));
        }
    }

    /** Nothing is sent, and all that is wrong is told at once. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            environment = "prod" | Set repository, as owner/name, or organization.
            repository = "acme/mail"@organization = "acme" | Set repository or organization, not both.
            repository = "acme" | repository: A repository is owner/name.
            organization = "acme/mail" | organization: An organization is one name, without a slash.
            organization = "acme"@environment = "prod" | environment: Only a repository has environments, not an organization.
            repository = "acme/mail"@environment = "prod"@app = "dependabot" | app: Environments have secrets for Actions only, not for Dependabot; leave the environment out.
            repository = "acme/mail"@environment = "prod"@app = "codespaces" | app: Environments have secrets for Actions only, not for Codespaces; leave the environment out.
            repository = "acme/mail"@visibility = "all" | visibility: Only an organization's secrets have a visibility, not a repository's.
            organization = "acme"@visibility = "selected" | visibility: Name at least one repository that sees the secret.
            organization = "acme"@visibility = "selected"@repositories = ["acme/mail"] | visibility: A repository that sees the secret is named without its owner, which is the organization.
            organization = "acme"@repositories = ["mail"] | repositories are for visibility = "selected"; set that, or leave them out.
            organization = "acme"@app = "copilot" | app takes one of actions, dependabot, codespaces.
            organization = "acme"@visibility = "public" | visibility takes one of private, all, selected.
            """)
    void whatGitHubHasNoCallFor_isRefusedInASentence(String keys, String sentence, EmailitSimulator emailit)
            throws IOException {
        var result = rotating(emailit, keys.replace('@', '\n') + "\ntimeout = \"soon\"")
                .run("plan");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains(sentence).contains("timeout");
    }

    @Test
    void twoThingsThatGitHubHasNoCallFor_areToldAtOnce(EmailitSimulator emailit) throws IOException {
        var keys = REPOSITORY + "\nenvironment = \"prod\"\napp = \"dependabot\"\nvisibility = \"all\"";
        assertThat(rotating(emailit, keys).run("plan").err()).contains("app: Environments", "visibility: Only an");
    }

    @Test
    void anAddressWithoutTls_isRefused_andTheSinkIsNamed(EmailitSimulator emailit) throws IOException {
        var rotating = rotating(emailit, REPOSITORY);
        rotating.cli.set("GITHUB_API_URL", "http://github.example/api/v3");
        var plan = rotating.run("plan");
        assertThat(plan.code()).isEqualTo(3);
        assertThat(plan.err())
                .contains("The sink s can't be used: base-url, or the variable in its place, must be https;");
    }

    @Test
    void aCredentialThatIsMissing_isToSet(EmailitSimulator emailit) throws IOException {
        assertThat(rotating(emailit, REPOSITORY + "\ntoken-env = \"NOWHERE\"")
                        .run("plan")
                        .err())
                .contains("The environment variable \"NOWHERE\" is not set. Set it, or name another:"
                        + " token-env of the sink s.");
    }

    /** A person who sets up a machine wants the whole list, not one variable a try. */
    @ParameterizedTest
    @ValueSource(strings = {"plan", "verify", "rotate --yes"})
    void everyCredentialThatIsMissing_isToldAtOnce_ofEverySinkAndAccount(String line, EmailitSimulator emailit)
            throws IOException {
        var rotating = rotating(emailit, REPOSITORY + "\ntoken-env = \"FIRST\"")
                .toml("[targets.receipts]\naccount = \"main\"\nsinks = [\"t\", \"u\"]\n"
                        + "[sinks.t]\ntype = \"github-secret\"\nsecret = \"T\"\nrepository = \"acme/web\"\n"
                        + "token-env = \"SECOND\"\n"
                        + "[sinks.u]\ntype = \"github-secret\"\nsecret = \"U\"\nrepository = \"acme/web\"\n"
                        + "token-env = \"THIRD\"\n");
        var result = rotating.run(line);
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("\"FIRST\" is not set", "\"SECOND\" is not set", "\"THIRD\" is not set")
                .contains("token-env of the sink s.", "token-env of the sink t.", "token-env of the sink u.");
        rotating.cli.set("MAIN_CREDENTIAL", "");
        assertThat(rotating.run(line).err()).contains("MAIN_CREDENTIAL", "FIRST", "SECOND", "THIRD");
    }

    @Test
    void itsAuthority_isTrustedWhereItIsNamed(EmailitSimulator emailit) throws IOException {
        var root = new HeldCertificate.Builder().certificateAuthority(0).build();
        var shown = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .signedBy(root)
                .build();
        var tls = new HandshakeCertificates.Builder().heldCertificate(shown).build();
        Files.writeString(folder.resolve("root.pem"), root.certificatePem());
        try (var gitHub = new GitHubHost(tls.sslContext())) {
            var rotating = rotating(emailit, REPOSITORY + at(gitHub) + "\n# here");
            var stranger = rotating.run("doctor");
            assertThat(stranger.out()).contains("sinks.s\tsink\tfailed").contains("could not be secured");
            assertThat(gitHub.calls).hasValue(0);
            var known = rotating.replace("# here", "ca-file = \"root.pem\"").run("doctor");
            assertThat(known.out()).as(known.err()).contains("sinks.s\tsink\tok");
        }
    }

    @Test
    void itsTimeLimit_endsACallThatIsNotAnswered(EmailitSimulator emailit) throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var doctor = rotating(
                            emailit,
                            REPOSITORY + "\ntimeout = \"200ms\"\nbase-url = \"http://127.0.0.1:" + silent.getLocalPort()
                                    + "\"")
                    .run("doctor");
            assertThat(doctor.out()).contains("sinks.s\tsink\tfailed").contains("no answer came in time");
        }
    }

    @Test
    void eachCall_isShownByVerbose_andTheCredentialIsNot(EmailitSimulator emailit) throws IOException {
        try (var gitHub = new GitHubHost()) {
            var doctor = rotating(emailit, REPOSITORY + at(gitHub)).run("doctor --verbose");
            assertThat(doctor.err())
                    .contains("github.getRepository attempt 1: answered 200")
                    .contains("github.publicKey attempt 1: answered 200")
                    .contains("github.listVariables attempt 1: answered 200")
                    .doesNotContain("h0stsOwn");
        }
    }
}
