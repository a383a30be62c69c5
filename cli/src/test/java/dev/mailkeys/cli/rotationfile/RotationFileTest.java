package dev.mailkeys.cli.rotationfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationFileTest {

    @TempDir
    private Path folder;

    private Cli.Result plan(String toml, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("mailkeys.toml"), toml);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        return new Cli()
                .set("HOME", folder.toString())
                .run(("status --file " + file + " " + String.join(" ", options)).strip());
    }

    @Test
    void addressesThatNoClientTakes_areToldWithTheirLines() throws IOException {
        var result = plan("""
                [accounts.main]
                provider = "emailit"
                proxy = "http://host:99999"
                base-url = "https://host:99999"
                [targets.newsletter]
                account = "main"
                sinks = ["app"]
                [sinks.app]
                type = "raw"
                path = "x"
                """);
        assertThat(result.code()).as(result.err()).isEqualTo(3);
        assertThat(result.err())
                .contains("line 3: proxy takes http://HOST:PORT", "line 4: base-url takes https://HOST or");
    }

    @Test
    void everyMistake_isToldAtOnceWithItsLineAndWhatToDo() throws IOException {
        var result = plan("""
                jornal = "x"
                at-once = 0
                [accounts.main]
                provider = "emailt"
                token-env = "not a name"
                token = "secret_c4n4ry5ingsn1n3t1m3s4"
                [targets.newsletter]
                account = "mian"
                strategy = "overlp"
                grace = "soon"
                max-attempts = "many"
                sinks = ["appenv", "vault"]
                [targets.billing]
                graze = "1h"
                [sinks.app-env]
                type = "dotenv"
                path = "x"
                variable = "not a name"
                [sinks.other]
                type = "doten"
                """);
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("line 1: \"jornal\" is not a setting here; did you mean journal?")
                .contains("line 2: at-once takes a whole number from 1 to 1000")
                .contains("line 4: provider takes one of", "did you mean emailit?")
                .contains("line 5: token-env takes the name of a variable")
                .contains("line 6: \"token\" is not a setting here", "line 6: token holds what looks like a token")
                .contains("line 8: there is no [accounts.mian]; did you mean main?")
                .contains("line 9: strategy takes one of overlap, in-place, alternate; did you mean overlap?")
                .contains("line 10: grace", "line 11: max-attempts")
                .contains("line 12: there is no [sinks.appenv]; did you mean app-env?", "no [sinks.vault]")
                .contains("line 13: account is missing", "line 13: sinks is missing")
                .contains("line 14: \"graze\" is not a setting here; did you mean grace?")
                .contains("line 18: variable", "line 20: type takes one of", "Another kind needs its jar")
                .doesNotContain("c4n4ry5ings");
    }

    /** A grace period of 24 seconds, where hours were meant, would end the old key under its programs. */
    @Test
    void lengthWithoutItsUnit_isRefused_asNumberAndAsText() throws IOException {
        var result = plan("""
                [targets.newsletter]
                account = "emailit"
                rotate-every = 30
                grace = "24"
                soak = true
                sinks = ["app"]
                [sinks.app]
                type = "raw"
                path = "token"
                """);
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains(
                        "line 3: rotate-every = \"…\" takes a duration, a number with its unit, such as 500ms, 30s, 2m")
                .contains("line 4: grace = \"…\" takes a duration", "line 5: soak takes text in quotes");
    }

    @Test
    void fileThatIsNotThere_isAnsweredWithTheCommandThatWritesOne() {
        var result = new Cli().run("plan --file " + folder.resolve("none.toml"));
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("There is no " + folder.resolve("none.toml"), "\"mailkeys init\" writes one");
    }

    @Test
    void folderInPlaceOfTheFile_isNamedAsThat() throws IOException {
        Path inPlace = Files.createDirectory(folder.resolve("folder"));
        var result = new Cli().run("plan --file " + inPlace);
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains(inPlace + " can't be read, because it is a folder")
                .doesNotContain("There is no");
    }

    @Test
    void whatHasNoEffectWhereItStands_isToldToo() throws IOException {
        var result = plan("""
                [targets.newsletter]
                account = "emailit"
                rotate-every = "0d"
                alternate-key = "newsletter-b"
                sinks = ["app"]
                [sinks.app]
                type = "raw"
                path = "~root/token"
                """);
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("line 3: rotate-every must be more than 0")
                .contains("line 4: alternate-key goes with strategy = \"alternate\" alone")
                .contains("line 8: path: a ~ at the beginning means the home folder");
    }

    @Test
    void aSinkThatNobodyNames_isMentioned_andStopsNothing() throws IOException {
        String toml = """
                [targets.newsletter]
                account = "emailit"
                rotate-every = "2w"
                sinks = ["app"]
                [sinks.app]
                type = "raw"
                path = "~/token"
                [sinks.leftover]
                type = "raw"
                path = "token"
                """;
        var result = new String[] {plan(toml).err(), plan(toml, "--quiet").err()};
        assertThat(result[0]).contains("names the sink \"leftover\"").doesNotContain("\"app\"", "can't be used");
        assertThat(result[1]).doesNotContain("leftover");
    }

    @Test
    void mistypedProviderForAnAccount_isToldWhatItMayBe() throws IOException {
        var result = plan("""
                [targets.newsletter]
                account = "emailt"
                key = "newsletter"
                sinks = ["app"]
                [sinks.app]
                type = "file"
                path = "token"
                """);
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("line 2: there is no [accounts.emailt]; did you mean emailit?");
    }

    @Test
    void whatLooksLikeAToken_isNeitherTakenNorShown() throws IOException {
        var result = plan("""
                [targets.newsletter]
                account = "emailit"
                key = "transactional_c4n4ry5ingsn1n3t1m3s4"
                sinks = ["secret_c4n4ry5ingsn1n3t1m3s4"]
                """, "--output", "json");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("{\"line\":3,\"problem\":\"key holds what looks like a token", "\"line\":4")
                .doesNotContain("c4n4ry5ings");
    }

    @Test
    void whatIsNotToml_isSaidWithItsLine() throws IOException {
        var result = plan("[targets.newsletter]\naccount = secret_c4n4ry5ingsn1n3t1m3s4\n");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("line 2: this is not valid TOML")
                .as("the account is there, in the line that could not be read")
                .doesNotContain("c4n4ry5ings", "account is missing");
    }

    @Test
    void file_thatOthersMayWrite_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("mailkeys.toml"), "[targets.x]\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(new Cli().run("status --file " + file).err())
                .contains("others than its owner may write " + file, "chmod go-w", "umask 0");
    }

    @Test
    void accountsOfProviders_needNoTable_andTargetsKeepTheirOrder() throws IOException {
        var result = plan("""
                journal = "journals"
                [targets.zebra]
                account = "emailit"
                sinks = ["z"]
                [targets.antelope]
                account = "jetemail"
                sinks = ["a"]
                [sinks.z]
                type = "raw"
                path = "token"
                [sinks.a]
                type = "exec"
                command = ["store", "token"]
                reader = ["show"]
                limit = "5s"
                idempotent = true
                """);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("zebra\tnone\t\t\t\t\nantelope\tnone\t\t\t\t\n");
    }

    @Test
    void sink_hasRoomForOneToken_andEachTypeAsksForWhatItNeeds() throws IOException {
        var result = plan("""
                [targets.one]
                account = "emailit"
                sinks = ["secret", "secret"]
                [targets.two]
                account = "emailit"
                sinks = ["secret", "exec", "dotenv", "json", "raw", "wrong"]
                [sinks.secret]
                type = "github-secret"
                repository = "owner/name"
                secret = "EMAILIT_TOKEN"
                [sinks.exec]
                type = "exec"
                [sinks.dotenv]
                type = "dotenv"
                [sinks.json]
                type = "json"
                path = "x"
                [sinks.raw]
                type = "raw"
                [sinks.wrong]
                type = "github-secret"
                repository = "name"
                secret = "lower case"
                [targets.three]
                account = "emailit"
                key = "one"
                sinks = ["first", "again"]
                [sinks.first]
                type = "raw"
                path = "here/token"
                [sinks.again]
                type = "raw"
                path = "./here/../here/token"
                """);
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("line 6: the place of the sink secret already holds the token of one (secret)")
                .contains("line 27: the place of the sink again already holds the token of three (first)")
                .contains("line 24: the key \"one\" of emailit is already rotated by the target one")
                .contains("line 11: command is missing", "line 13: path is missing", "line 13: variable is missing")
                .contains("line 15: field is missing", "line 18: path is missing", "line 23: secret: ");
    }
}
