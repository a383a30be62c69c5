package dev.mailkeys.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.Cli;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before anything runs; what runs is in {@link SimulateIT}. */
@Timeout(60) // What is not refused runs for ever.
class SimulateTest {

    @TempDir
    private Path folder;

    @Test
    void help_namesEveryFaultAndPort() {
        assertThat(Simulate.FAULTS).isEqualTo(String.join(", ", FaultText.FAULTS.keySet()));
        assertThat(Simulate.PORTS).isEqualTo(SimulatedProvider.values().length + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port 0 | --port takes a whole number from 1 to 65532",
                "--port 65533 | --port takes a whole number",
                "--port x | --port takes a whole number",
                "--latency soon | --latency takes a duration",
                "--fault jetemail | A fault is PROVIDER.OPERATION=FAULT",
                "--fault jetmail.create=cut | did you mean jetemail?",
                "--fault jetemail.creat=cut | did you mean create?",
                "--fault jetemail.get=cut | jetemail has no operation",
                "--fault jetemail.create=kut | did you mean cut?",
                "--fault jetemail.create=cut:7 | takes no value",
                "--fault jetemail.create=status | status takes a whole number from 200 to 599",
                "--fault jetemail.create=status:99 | status takes a whole number from 200 to 599",
                "--fault jetemail.create=cut,after-comit | did you mean after-commit?",
                "--fault jetemail.create=cut,times:0 | times takes a whole number from 1 to 1000",
                "--fault jetemail.create=unlisted:soon | unlisted takes a duration",
                "--fault jetemail.create=late-commit,after-commit | neither before-commit nor after-commit",
                "--fault jetemail.any=cut,always | needs one operation",
            })
    void badOption_isRefusedWithWhatIsTaken(String options, String message) {
        var result = new Cli().run("simulate " + options);
        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | is not valid JSON",
                "[] | it is an object with a list of keys for each provider",
                "{\"emailit\":[]} {} | is not valid JSON",
                "{\"emailit\":[],\"emailit\":[]} | is not valid JSON",
                "{\"emaillit\":[]} | did you mean emailit?",
                "{\"emailit\":{}} | emailit takes a list of keys",
                "{\"emailit\":[1]} | emailit, key 1 is not an object",
                "{\"emailit\":[{}]} | emailit, key 1: name is missing",
                "{\"emailit\":[{\"name\":\" \"}]} | name is missing, or is not a text",
                "{\"emailit\":[{\"name\":\"a\"},{\"name\":\"a\"}]} | key 2: another key has the same name",
                "{\"emailit\":[{\"name\":\"a\",\"scop\":\"full\"}]} | did you mean scope?",
                "{\"emailit\":[{\"name\":\"a\",\"scope\":1}]} | scope takes text",
                "{\"emailit\":[{\"name\":\"a\",\"age\":90}]} | age takes a duration",
                "{\"emailit\":[{\"name\":\"a\",\"token\":\"x\"}]} | the simulator makes the tokens",
                "{\"jetemail\":[{\"name\":\"a\",\"quota\":-1}]} | quota takes a whole number of 0 or more",
                "{\"jetemail\":[{\"name\":\"a\",\"allowAllDomains\":\"yes\"}]} | allowAllDomains takes true or false",
                "{\"jetemail\":[{\"name\":\"a\",\"approvedDomains\":[1]}]} | approvedDomains takes a list of texts",
                "{\"emailit\":[{\"nme\":\"a\"}]} | \"nme\" is not known here; did you mean name? There are name, age,"
                        + " scope",
            })
    void badSeed_isRefusedWithItsPlace(String json, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), json);
        var result = new Cli().run("simulate --seed " + file);
        assertThat(result.code()).as(result.err()).isEqualTo(3);
        assertThat(result.err()).contains(message);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void everyMistakeOfASeed_isToldAtOnceAndNoValueIsQuoted() throws IOException {
        Path file = Files.writeString(
                folder.resolve("keys.json"),
                "{\"emailit\":[{\"name\":\"a\",\"scope\":[\"canary\"]},{\"token\":\"canary\"}],\"x\":[]}");
        assertThat(new Cli().run("simulate --seed " + file).err())
                .contains(
                        "emailit, key 1: scope", "emailit, key 2: name", "emailit, key 2: the simulator makes", "\"x\"")
                .doesNotContain("canary");
    }

    @Test
    void seedThatIsNotThere_isSaid() {
        var result = new Cli().run("simulate --seed " + folder.resolve("none"));
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("The file that --seed names can't be read");
    }

    @Test
    void portThatIsTaken_isSaid() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = Math.min(taken.getLocalPort(), 65532);
            var result = new Cli().run("simulate --port " + port);
            assertThat(result.code()).as(result.err()).isEqualTo(4);
            assertThat(result.err()).contains("can't be had on the loopback interface (Address already in use)");
        }
    }
}
