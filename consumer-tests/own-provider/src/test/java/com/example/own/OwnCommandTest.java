package com.example.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.ProviderSimulator;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.SimulatedKey;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as it is, with this provider's jar beside it on the class path. */
@Timeout(120)
class OwnCommandTest {

    private final OwnApi api = new OwnApi();
    private final ProviderSimulator simulator = ProviderSimulator.of(api, "/v1", SimulatedClock.running());

    @TempDir
    private Path folder;

    private String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private String said = "";

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void list_showsTheKeysOfEveryPage() throws Exception {
        List.of("a", "b", "c").forEach(simulator::seedKey);

        assertThat(mailkeys("own", "list", "--output", "json")).as(said).isZero();
        assertThat(said).contains("\"a\"", "\"b\"", "\"c\"").doesNotContain("own_secret");
    }

    @Test
    void audit_showsTheKeysOfThisProviderToo() throws Exception {
        simulator.seedKey("a");

        assertThat(mailkeys("audit", "--max-age", "365d", "--output", "json"))
                .as(said)
                .isZero();
        assertThat(said)
                .contains("\"complete\":true", "\"provider\":\"own\"", "\"name\":\"a\"")
                .doesNotContain("own_secret");
    }

    @Test
    void createOfANameThatIsThere_makesNoOtherKey() throws Exception {
        simulator.seedKey("a");

        assertThat(mailkeys("own", "create", "--if-absent", "--name", "a", "--reveal", "--output", "json"))
                .as(said)
                .isZero();
        assertThat(said).contains("\"result\":\"exists\"").doesNotContain("own_secret");
        assertThat(simulator.keys()).hasSize(1);
    }

    @Test
    void create_writesTheTokenToItsFile_andDeleteEndsTheKey() throws Exception {
        Path token = folder.resolve("token");

        assertThat(mailkeys("own", "create", "--name", "a", "--settings", "role=sender", "--to-file", token.toString()))
                .as(said)
                .isZero();
        SimulatedKey key = simulator.keys().get(0);
        assertThat(Files.readString(token).strip()).isEqualTo(key.token());
        assertThat(api.roles.get(key.id())).isEqualTo("sender");

        assertThat(mailkeys("own", "delete", "--name", "a", "--yes")).as(said).isZero();
        assertThat(simulator.keys()).isEmpty();
    }

    @Test
    void rotate_makesASuccessorOfTheRoleThatTheFileSays() throws Exception {
        SimulatedKey old = simulator.seedKey("newsletter", "{\"role\":\"sender\"}");
        Path token = token(old.token());
        Files.writeString(folder.resolve("mailkeys.toml"), """
                journal = "journal"

                [sinks.app]
                type = "raw"
                path = "token"

                [targets.newsletter]
                account = "own"
                sinks = ["app"]
                grace = "0s"
                settings = ["role=sender"]
                """);

        assertThat(mailkeys("rotate", "--yes")).as(said).isZero();

        SimulatedKey successor = simulator.keys().get(0);
        assertThat(simulator.keys()).hasSize(1);
        assertThat(successor.id()).isNotEqualTo(old.id());
        assertThat(api.roles.get(successor.id())).isEqualTo("sender");
        assertThat(Files.readString(token).strip()).isEqualTo(successor.token());
    }

    @Test
    void credentialOfAnother_isNotSentToIt() throws Exception {
        assertThat(mailkeys(List.of("OWN_API_KEY=secret_0123456789abcdefghijklmnopqrstuv"), "own", "list"))
                .as(said)
                .isNotZero();
        assertThat(said).contains("a key of Emailit's");
        assertThat(simulator.received()).isEmpty();
    }

    @Test
    void doctor_looksAtItBesideTheOthers_andChangesNothing() throws Exception {
        assertThat(mailkeys("doctor")).as(said).isZero();
        assertThat(said)
                .contains(
                        "own\treachability\tok\tanswered 200",
                        "own\trights\tok\tmay list keys, as every key may",
                        "jetemail\tcredential\tskipped")
                .doesNotContain(OwnApi.MANAGEMENT);
        assertThat(simulator.received())
                .hasSize(1)
                .allMatch(call -> call.method().equals("GET"));
    }

    @Test
    void doctor_thatIsAskedForIt_failsWithoutACredential_andWithAWrongOne() throws Exception {
        assertThat(mailkeys(List.of(), "doctor", "--provider", "own")).as(said).isEqualTo(3);
        assertThat(said).contains("own\tcredential\tfailed", "OWN_API_KEY");
        assertThat(mailkeys(List.of("OWN_API_KEY=own_wrong00000001"), "doctor", "--provider", "own"))
                .as(said)
                .isEqualTo(3);
        assertThat(said).contains("own\trights\tfailed").doesNotContain("own_wrong00000001");
        assertThat(mailkeys("doctor", "--provider", "acme")).isEqualTo(2);
        assertThat(said).contains("--provider takes jetemail, emailit, elasticemail or own.");
    }

    @Test
    void completion_completesItAndItsVerbs() throws Exception {
        assertThat(mailkeys("completion")).isZero();
        Files.writeString(folder.resolve("script"), said);

        assertThat(completed("ow")).isEqualTo("own");
        assertThat(completed("own", "cre")).isEqualTo("create");
        assertThat(completed("own", "create", "--set")).isEqualTo("--settings");
        assertThat(completed("doctor", "--provider", "o")).isEqualTo("own");
    }

    @Test
    void help_listsItAndItsVerbs() throws Exception {
        assertThat(mailkeys("--help")).isZero();
        assertThat(said).contains("own").contains("Manages keys of Own. The credential is in OWN_API_KEY.");
        assertThat(mailkeys("own", "--help")).isZero();
        assertThat(said).contains("list", "create", "delete");
        assertThat(mailkeys("man")).isZero();
        assertThat(said).contains("mailkeys own delete", "OWN_API_KEY", "MAILKEYS_OWN_URL");
    }

    @Test
    void verbThatItHasNot_isAnsweredWithThoseThatItHas() throws Exception {
        assertThat(mailkeys("own", "lst")).isEqualTo(2);
        assertThat(said).contains("did you mean list?", "\"mailkeys own --help\" lists the commands.");
        assertThat(mailkeys("own", "rotate")).isEqualTo(2);
        assertThat(said).contains("\"mailkeys own --help\"").doesNotContain("jetemail");
    }

    @Test
    void profile_hasASectionForIt() throws Exception {
        simulator.seedKey("a");
        Path file = folder.resolve("credential");
        Files.move(token(OwnApi.MANAGEMENT), file);
        config("""
                [profiles.ci]
                output = "json"
                [profiles.ci.own]
                token-file = "%s"
                """.formatted(file));

        assertThat(mailkeys(
                        List.of("MAILKEYS_CONFIG=" + folder.resolve("config.toml")), "own", "list", "--profile", "ci"))
                .as(said)
                .isZero();
        assertThat(said).contains("\"a\"");
    }

    @Test
    void profileOfAProviderThatIsNotThere_isToldWithThoseThatAre() throws Exception {
        config("[profiles.default.onw]\nretries = 0\n[profiles.default.own]\nretrys = 0\n");

        assertThat(mailkeys(List.of("MAILKEYS_CONFIG=" + folder.resolve("config.toml")), "own", "list"))
                .isEqualTo(3);
        assertThat(said)
                .contains(
                        "line 1: \"onw\" is not a provider; did you mean own?", "jetemail, emailit, elasticemail, own")
                .contains("line 4: \"retrys\" is not a setting here; did you mean retries?");
    }

    @Test
    void jarThatNamesAProviderWhichIsNotInIt_isToBlame() throws Exception {
        Path services = Files.createDirectories(folder.resolve("broken/META-INF/services"));
        Files.writeString(services.resolve("dev.mailkeys.core.provider.ProviderDescriptor"), "com.example.Gone");
        classPath = folder.resolve("broken") + File.pathSeparator + classPath;

        for (String verb : List.of("doctor", "completion", "own")) {
            assertThat(mailkeys(verb)).as(said).isEqualTo(3);
            assertThat(said)
                    .contains("A jar on the class path", "com.example.Gone")
                    .doesNotContain("bug");
        }
    }

    private int mailkeys(String... arguments) throws IOException, InterruptedException {
        return mailkeys(List.of("OWN_API_KEY=" + OwnApi.MANAGEMENT), arguments);
    }

    private int mailkeys(List<String> variables, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                "dev.mailkeys.cli.Main"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().remove("XDG_STATE_HOME");
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("MAILKEYS_OWN_URL", simulator.baseUrl().toString());
        variables.forEach(variable -> {
            String[] parts = variable.split("=", 2);
            builder.environment().put(parts[0], parts[1]);
        });
        Process process = builder.start();
        process.getOutputStream().close();
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }

    /** What bash completes by the script after this text. */
    private String completed(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "bash",
                "-c",
                "source ./script; COMP_WORDS=(mailkeys \"$@\"); COMP_CWORD=$#; _complete_mailkeys;"
                        + " printf '%s' \"${COMPREPLY[*]}\"",
                "bash"));
        command.addAll(List.of(words));
        Process bash = new ProcessBuilder(command).directory(folder.toFile()).start();
        String completed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).isZero();
        return completed;
    }

    private void config(String text) throws IOException {
        Path file = folder.resolve("config.toml");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    /** A private file, as a sink requires. */
    private Path token(String text) throws IOException {
        Path file = folder.resolve("token");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }
}
