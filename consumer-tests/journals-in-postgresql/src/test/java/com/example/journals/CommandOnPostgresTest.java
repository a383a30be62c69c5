package com.example.journals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command reads and continues rotations whose journals are in PostgreSQL, and reports what keeps it from that. */
@Timeout(180)
@ExtendWith(SimulatorExtension.class)
class CommandOnPostgresTest {

    private static final String TARGET = "newsletter";

    @TempDir
    private Path folder;

    private final Database database = new Database();
    private Mailkeys mailkeys = new Mailkeys(Path.of("."));

    CommandOnPostgresTest() throws Exception {}

    @BeforeEach
    void prepare(EmailitSimulator emailit) throws IOException {
        String token = emailit.seedKey(TARGET).token();
        write("");
        mailkeys = new Mailkeys(folder)
                .set("EMAILIT_API_KEY", emailit.managementToken())
                .set("MAILKEYS_EMAILIT_URL", emailit.baseUrl().toString())
                .set("OLD_TOKEN", token)
                .set("MAILKEYS_DATABASE_USER", database.user())
                .set("MAILKEYS_DATABASE_PASSWORD", Database.PASSWORD);
    }

    private void write(String top) throws IOException {
        Path file = folder.resolve("mailkeys.toml");
        Files.writeString(file, top + """

                [targets.newsletter]
                account = "emailit"
                sinks = ["app"]
                grace = "1h"
                longest-wait = "0s"
                [sinks.app]
                type = "raw"
                path = "token"
                """);
    }

    @Test
    void rotationInTheDatabase_isSeen_continuedAndRolledBack_byTheCommand() throws Exception {
        assertRun(0, "rotate", "--yes", "--force");

        assertThat(database.journals().rotations(TARGET)).hasSize(1);
        assertThat(folder.resolve(".local")).doesNotExist();
        assertRun(0, "status", "--output", "json");
        assertThat(mailkeys.said()).contains("\"state\":\"waiting\"");
        assertRun(0, "verify");
        assertRun(0, "plan");
        assertRun(0, "resume");
        assertThat(mailkeys.said()).contains("pending");
        assertRun(0, "rollback", "--yes", "--old-token-env", "OLD_TOKEN");
        assertRun(0, "status", "--output", "json");
        assertThat(mailkeys.said()).contains("\"state\":\"rolled_back\"");
        assertRun(0, "doctor");
        assertThat(mailkeys.said()).contains("can be kept in " + database.url());
    }

    @Test
    void databaseOfTheFile_isUsed_withThePasswordFromAFile() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), Database.PASSWORD + "\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        write("[database]\nurl = \"" + database.url() + "\"\nuser = \"" + database.user()
                + "\"\npassword-file = \"password\"\n");
        mailkeys.set("MAILKEYS_DATABASE_USER", "nobody").set("MAILKEYS_DATABASE_PASSWORD", "wrong");

        assertThat(mailkeys.run("rotate", "--yes", "--force"))
                .as(mailkeys.said())
                .isZero();

        assertThat(database.journals().rotations(TARGET)).hasSize(1);
    }

    @Test
    void targetThatAnotherMachineRotates_isLocked_andItsHolderIsNamed() throws Exception {
        try (JournalLease lease = database.journals().lease(TARGET)) {
            assertThat(lease.epoch()).isPositive();
            assertRun(6, "rotate", "--yes", "--force");
            assertThat(mailkeys.said()).contains("is being rotated by process");
        }
    }

    @Test
    void databaseThatCannotBeReached_isToldWithHostAndPort() throws Exception {
        int nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        String url = "jdbc:postgresql://localhost:" + nobody + "/mailkeys";
        for (String verb : new String[] {"status", "plan"}) {
            assertThat(mailkeys.run(verb, "--database", url))
                    .as(mailkeys.said())
                    .isEqualTo(4);
            assertThat(mailkeys.said())
                    .contains("localhost:" + nobody, "nothing accepts connections there", "See that the database runs")
                    .doesNotContain(Database.PASSWORD);
        }
        assertThat(mailkeys.run("rotate", "--yes", "--force", "--database", url))
                .as(mailkeys.said())
                .isEqualTo(4);
        assertThat(mailkeys.run("status", "--database", "jdbc:postgresql://nowhere.invalid/mailkeys"))
                .isEqualTo(4);
        assertThat(mailkeys.said()).contains("nowhere.invalid:5432", "no host of that name");
    }

    @Test
    void wrongOrMissingLogin_isTold_andShowsNoPassword() throws Exception {
        mailkeys.set("MAILKEYS_DATABASE_PASSWORD", "wr0ng c4n4ry");
        assertRun(4, "status");
        assertThat(mailkeys.said())
                .contains("Look at the user's name and password")
                .doesNotContain("c4n4ry");

        mailkeys.set("MAILKEYS_DATABASE_PASSWORD", "");
        assertRun(4, "status");
        assertThat(mailkeys.said()).contains("read from MAILKEYS_DATABASE_PASSWORD");
    }

    @Test
    void serverWithoutEncryption_isTold_whereTheAddressAsksForIt() throws Exception {
        String url = database.url() + (database.url().contains("?") ? "&" : "?") + "sslmode=require";
        for (String verb : new String[] {"status", "plan"}) {
            assertThat(mailkeys.run(verb, "--database", url))
                    .as(mailkeys.said())
                    .isEqualTo(4);
            assertThat(mailkeys.said())
                    .contains("asks for encryption (sslmode)", "ssl = on")
                    .doesNotContain("password");
        }
    }

    @Test
    void databaseWithoutTables_isTold_withTheWayToMakeThem() throws Exception {
        database.execute("drop table mailkeys_lines, mailkeys_rotations, mailkeys_targets, mailkeys_schema");
        assertRun(4, "status");
        assertThat(mailkeys.said()).contains("The tables for journals are missing", "version-1.sql");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://h/d?user=u&password=hunter2",
                "jdbc:postgresql://h/d?sslpassword=hunter2",
                "jdbc:postgresql://u:hunter2@h/d",
                "postgres://u:hunter2@h/d"
            })
    void addressWithAPassword_isRefused_andTheVariableIsNamed(String url) throws Exception {
        assertThat(mailkeys.run("status", "--database", url)).isEqualTo(2);
        assertThat(mailkeys.said()).contains("MAILKEYS_DATABASE_PASSWORD").doesNotContain("hunter2");

        write("[database]\nurl = \"" + url + "\"\n");
        assertThat(mailkeys.run("plan")).isEqualTo(3);
        assertThat(mailkeys.said()).contains("MAILKEYS_DATABASE_PASSWORD").doesNotContain("hunter2");
    }

    @Test
    void jarThatIsMissing_isNamed() throws Exception {
        assumeTrue(Mailkeys.isByItsJars(), "an image has its jars");
        mailkeys.without("/postgresql");
        assertRun(3, "status");
        assertThat(mailkeys.said()).contains("org.postgresql:postgresql");

        mailkeys.without("sdk-rotation-jdbc");
        assertRun(3, "status");
        assertThat(mailkeys.said())
                .contains("sdk-rotation-jdbc-VERSION-journals.jar", "java -Dmailkeys.journals=FOLDER");
    }

    @Test
    void whatCannotBe_isToldAtOnce() throws Exception {
        write("journal = \"journal\"\n[database]\npassword-env = \"A\"\npassword-file = \"b\"\npasword = \"c\"\n");
        assertThat(mailkeys.run("plan")).isEqualTo(3);
        assertThat(mailkeys.said())
                .contains(
                        "url is missing",
                        "password-env or password-file, not both",
                        "\"pasword\" is not a setting here");

        write("journal = \"journal\"\n[database]\nurl = \"" + database.url() + "\"\n");
        assertThat(mailkeys.run("plan")).isEqualTo(3);
        assertThat(mailkeys.said()).contains("journal or [database], not both");

        write("");
        assertThat(mailkeys.run("plan", "--database", "db.example.com")).isEqualTo(2);
        assertThat(mailkeys.run("plan", "--database", "jdbc:mysql://h/d")).isEqualTo(3);
    }

    private void assertRun(int code, String... arguments) throws Exception {
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--database", database.url()))
                .toArray(String[]::new);
        int ended = mailkeys.run(all);
        assertThat(ended).as(mailkeys.said()).isEqualTo(code);
    }
}
