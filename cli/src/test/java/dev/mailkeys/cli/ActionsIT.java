package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailkeys.cli.command.rotation.Rotating;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log of GitHub Actions: what is masked there, where the mask stands, and that nothing else is a command. */
@Timeout(600)
@ExtendWith(SimulatorExtension.class)
class ActionsIT {

    private static final String TOKEN = "transactional_c4n4ry5ingsn1n3t1m3s4";
    private static final String STOP = "##[stop-commands]x";

    /** What the runner takes for a command, by its own rules: see its ActionCommand. Errors are told by one of ours. */
    private static final Pattern COMMAND =
            Pattern.compile("(?m)^\\s*::(?!error title=mailkeys::)[a-z-]+.*::|##\\[[a-z-]+");

    @TempDir
    private Path folder;

    private MailkeysProcess.Ended inActions(JetEmailSimulator jetemail, String line) throws Exception {
        return MailkeysProcess.shell(folder, jetemail, line)
                .set("GITHUB_ACTIONS", "true")
                .run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--reveal", "--to-file token", "--reveal --quiet"})
    void newToken_isMaskedWhereTheRunnerReads(String options, JetEmailSimulator jetemail) throws Exception {
        jetemail.issueNext(TOKEN);
        var ended = inActions(jetemail, "mailkeys jetemail create --name x " + options + " 2>&1 >/dev/null | cat");
        assertThat(ended.out()).isEqualTo("::add-mask::" + TOKEN + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2> log", "2>> log", "> log 2>&1", "&> log"})
    void newToken_isNotWrittenIntoAFile(String redirection, JetEmailSimulator jetemail) throws Exception {
        jetemail.issueNext(TOKEN);
        var ended = inActions(jetemail, "mailkeys jetemail create --name x --to-file token " + redirection);
        assertThat(ended.code()).isZero();
        assertThat(Leak.files(folder, TOKEN)).containsExactly(Path.of("token"));
    }

    @Test
    void mask_keepsStandardErrorJson(JetEmailSimulator jetemail) throws Exception {
        jetemail.issueNext(TOKEN);
        String error = inActions(jetemail, "mailkeys jetemail create --name x --reveal -o json 2>&1 >/dev/full | cat")
                .out();
        assertThat(error.lines()).hasSize(2).allSatisfy(line -> new ObjectMapper().readTree(line));
        // As the runner reads it: behind the bracket, unescaped, and each line of that by itself.
        String data = error.lines().findFirst().orElseThrow().split(Pattern.quote("##[add-mask]"))[1];
        assertThat(data.replace("%0A", "\n").lines()).first().isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "verify", "rotate --yes", "rotate --yes -o json -v", "reconcile --yes", "status"})
    void rotation_showsTheLogNoToken(String verb, EmailitSimulator emailit) throws Exception {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        String old = rotating.token("newsletter");
        var ended = rotating.process("mailkeys " + verb + " 2>&1 | cat")
                .set("GITHUB_ACTIONS", "true")
                .run();
        assertThat(ended.out()).contains("newsletter").doesNotContain("add-mask", old, rotating.token("newsletter"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"list", "list -o json", "list -o env", "list --name \"$NAME\" -o json", "delete --name \"$NAME\""
            })
    void nameOfAKey_isNoCommand(String verb, JetEmailSimulator jetemail) throws Exception {
        for (String name :
                new String[] {"a " + STOP, "::stop-commands::x", " ##[##[add-mask]x", "#\u200b#[stop-commands]x"}) {
            jetemail.seedKey(name);
            var ended = MailkeysProcess.shell(folder, jetemail, "mailkeys jetemail " + verb + " 2>&1 | cat")
                    .set("GITHUB_ACTIONS", "true")
                    .set("NAME", name)
                    .run();
            assertThat(ended.out()).isNotEmpty().doesNotContainPattern(COMMAND);
            assertThat(ended.out().replaceAll("[^ -~\n]", "")).doesNotContainPattern(COMMAND);
        }
    }

    @Test
    void name_hasTheSameMeaningInJsonAndForAShell(JetEmailSimulator jetemail) throws Exception {
        String name = "it's " + STOP + " ##[##[x]";
        jetemail.seedKey(name);
        var ended = inActions(
                jetemail,
                "mailkeys jetemail list -o json > list.json; eval \"$(mailkeys jetemail list -o env)\";"
                        + " printf %s \"$MAILKEYS_1_NAME\"");
        assertThat(ended.out()).isEqualTo(name);
        assertThat(new ObjectMapper()
                        .readTree(folder.resolve("list.json").toFile())
                        .at("/0/name")
                        .asText())
                .isEqualTo(name);
    }

    @Test
    void wordsOfACommandThatFails_areNoCommand(EmailitSimulator emailit) throws Exception {
        emailit.seedKey("newsletter");
        Path store = folder.resolve("store");
        Files.writeString(store, "#!/bin/sh\necho '::stop-commands::x'; echo 'y " + STOP + "' >&2; exit 75\n");
        Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rwx------"));
        var rotating = new Rotating(folder)
                .account("main", emailit)
                .toml(
                        "[targets.newsletter]\naccount = \"main\"\ngrace = \"0s\"\nsettle-time = \"0s\"\nsinks = [\"s\"]\n"
                                + "[sinks.s]\ntype = \"exec\"\nsettle-time = \"0s\"\ncommand = [\"" + store + "\"]\n");
        for (String verb : Stream.of("rotate --yes", "resume -o json").toList()) {
            var ended = rotating.process("mailkeys " + verb + " 2>&1 | cat")
                    .set("GITHUB_ACTIONS", "true")
                    .run();
            assertThat(ended.out()).contains("stop-commands").doesNotContainPattern(COMMAND);
        }
    }

    @Test
    void whyItFails_isAnAnnotationOfTheRun(EmailitSimulator emailit) throws Exception {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        Files.delete(rotating.env("newsletter"));
        Files.createDirectory(rotating.env("newsletter"));
        var ended = rotating.process("mailkeys rotate --yes 2>&1 | cat")
                .set("GITHUB_ACTIONS", "true")
                .run();
        assertThat(ended.out().lines().filter(line -> line.startsWith("::error title=mailkeys::")))
                .anyMatch(line -> line.contains("newsletter: ")
                        && line.contains(rotating.env("newsletter").toString()));
        var usage = rotating.process("mailkeys '100% a\nb' 2>&1 | cat")
                .set("GITHUB_ACTIONS", "true")
                .run();
        assertThat(usage.out().lines()).hasSize(1);
        assertThat(usage.out()).startsWith("::error title=mailkeys::").contains("100%25");
    }

    @Test
    void whatIsTyped_isNoCommand(JetEmailSimulator jetemail) throws Exception {
        var ended = inActions(
                jetemail,
                "for name in '::stop-commands::x' '" + STOP + "'; do mailkeys \"$name\"; mailkeys jetemail \"$name\";"
                        + " mailkeys jetemail list --profile \"$name\"; mailkeys plan --file \"$name\"; done 2>&1 | cat");
        assertThat(ended.out()).isNotEmpty().doesNotContainPattern(COMMAND);
    }

    @Test
    void completion_isTheSameThere(JetEmailSimulator jetemail) throws Exception {
        assertThat(inActions(jetemail, "mailkeys completion; mailkeys man").out())
                .isEqualTo(MailkeysProcess.shell(folder, jetemail, "mailkeys completion; mailkeys man")
                        .run()
                        .out());
    }
}
