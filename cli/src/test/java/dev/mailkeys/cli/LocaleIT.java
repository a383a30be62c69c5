package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.SimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is typed is what is sent, in any locale: under LC_ALL=C the JVM itself reads every letter that is not ASCII as
 * U+FFFD.
 */
@Timeout(600)
@ExtendWith(SimulatorExtension.class)
class LocaleIT {

    private static final String CREATE = "mailkeys elasticemail create --access-level SendHttp --to-file token --name ";

    @TempDir
    private Path folder;

    private MailkeysProcess.Ended shell(ElasticEmailSimulator elastic, String locale, String line) throws Exception {
        return MailkeysProcess.shell(folder, line)
                .at(elastic)
                .set("LC_ALL", locale)
                .run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "C.UTF-8", "de_DE.ISO-8859-1", "no_SUCH"})
    void name_isTheOneThatWasTyped(String locale, ElasticEmailSimulator elastic) throws Exception {
        var ended = shell(elastic, locale, CREATE + "'Zürich 😀' && mailkeys elasticemail list");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(elastic.keys()).extracting(SimulatedKey::name).contains("Zürich 😀");
        assertThat(ended.out()).contains("name: Zürich 😀\n", "Zürich 😀\t");
        var other = shell(elastic, locale, "mailkeys elasticemail delete --yes --name 'Zärich 😀'");
        assertThat(other.code()).as(other.err()).isEqualTo(4);
        assertThat(shell(elastic, locale, "mailkeys elasticemail delete --yes --name 'Zürich 😀'")
                        .code())
                .isZero();
        assertThat(elastic.keys()).extracting(SimulatedKey::name).doesNotContain("Zürich 😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void bytesThatAreNoText_areRefused(String locale, ElasticEmailSimulator elastic) throws Exception {
        var argument = shell(elastic, locale, CREATE + "$'Z\\xfcrich'");
        assertThat(argument.code()).isEqualTo(2);
        assertThat(argument.err()).contains("An argument is not valid text").doesNotContain("Z");
        var variable = shell(elastic, locale, "MAILKEYS_PROFILE=$'\\xfc' mailkeys elasticemail list");
        assertThat(variable.code()).isEqualTo(3);
        assertThat(variable.err()).contains("The variable MAILKEYS_PROFILE is not valid text");
        assertThat(elastic.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void variable_holdsWhatWasSet(String locale, ElasticEmailSimulator elastic) throws Exception {
        Files.writeString(folder.resolve("config.toml"), "[profiles.\"größe\"]\noutput = \"env\"\n");
        var ended = shell(
                elastic,
                locale,
                "chmod 600 config.toml; MAILKEYS_CONFIG=config.toml MAILKEYS_PROFILE=größe mailkeys elasticemail list");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("MAILKEYS_COUNT=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void command_isToldNamesAsTheyAre(String locale, ElasticEmailSimulator elastic) throws Exception {
        SimulatedKey key = elastic.seedKey("Größe");
        Path store = folder.resolve("store");
        Files.writeString(
                store,
                "#!/bin/sh\ncat > token; printf '%s|%s|%s' \"$MAILKEYS_KEY_NAME\" \"$GREETING\" \"$1\" > told\n");
        Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(folder.resolve("mailkeys.toml"), """
                [targets.t]
                account = "elasticemail"
                key = "Größe"
                grace = "0s"
                settle-time = "0s"
                sinks = ["s"]
                [sinks.s]
                type = "exec"
                command = ["%s", "für"]
                settle-time = "0s"
                """.formatted(store));
        var ended = shell(elastic, locale, "chmod 600 mailkeys.toml; GREETING=Grüße mailkeys rotate --yes");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Files.readString(folder.resolve("told"))).startsWith("Größe").endsWith("|Grüße|für");
        assertThat(elastic.accepts(Files.readString(folder.resolve("token")))).isTrue();
        assertThat(elastic.accepts(key.token())).isFalse();
    }

    @Test
    void argumentsOfTheJvmItself_doNotShiftOurs(ElasticEmailSimulator elastic) throws Exception {
        var ended = MailkeysProcess.shell(folder, CREATE + "Zürich --output json")
                .at(elastic)
                .set("LC_ALL", "C")
                .set("JDK_JAVA_OPTIONS", "-Dx=ü -Xmx64m")
                .run();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(elastic.keys()).extracting(SimulatedKey::name).contains("Zürich");
    }
}
