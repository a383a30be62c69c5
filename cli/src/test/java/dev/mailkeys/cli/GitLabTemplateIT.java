package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Runs GitLab's template, and the jobs that its README shows, by the shells that images have. */
@Timeout(600)
@ExtendWith(SimulatorExtension.class)
class GitLabTemplateIT {

    private static final String TOKEN = "transactional_c4n4ry5ingsn1n3t1m3s4";

    @TempDir
    private Path folder;

    private CiRunner runner;

    @BeforeEach
    void pack(JetEmailSimulator jetemail) throws Exception {
        runner = new CiRunner(folder, jetemail);
    }

    @SuppressWarnings("unchecked")
    private static String lines(Map<String, Object> job, String key) {
        return String.join("\n", (List<String>) job.get(key)) + "\n";
    }

    @Test
    void readme_showsAJobThatRuns(JetEmailSimulator jetemail) throws Exception {
        var job = CiTemplates.shown("newsletter-token");
        assertThat(job.get("extends")).isEqualTo(".mailkeys");
        String store = "printf '#!/bin/sh\\ntr a-z A-Z >stored\\n' >store-secret; chmod +x store-secret\n";
        String script = CiTemplates.gitlab() + store + lines(job, "script");
        for (MailkeysProcess shell : List.of(runner.bash(script), runner.sh(script))) {
            jetemail.issueNext(TOKEN + jetemail.keys().size());
            var ended = shell.set("GITHUB_ACTIONS", "false").run();
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(folder.resolve("stored")).isNotEmptyFile();
            assertThat(Leak.files(folder, TOKEN)).isEmpty();
        }
    }

    /** A job's own before_script takes the place of the template's, unless it refers to it. */
    @Test
    void beforeScriptOfAJob_refersToTheInstallation() throws Exception {
        var job = CiTemplates.shown("with-tools-of-its-own");
        assertThat(job.get("before_script").toString()).startsWith("[[.mailkeys, before_script], ");
        assertThat(CiTemplates.gitlabText()).contains("before_script: [!reference [.mailkeys, before_script],");
        String script = CiTemplates.gitlab() + "\ntrue\n" + lines(job, "script");
        var ended = runner.sh(script).run();
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    /** The job of the page about GitLab has what its words promise, and a command that is taken. */
    @Test
    void jobOfTheDocumentation_runsOnceAtATime() throws Exception {
        Map<String, Object> shown =
                new Yaml().load(Files.readString(Path.of("../docs/samples/rotate-keys.gitlab-ci.yml")));
        var job = CiTemplates.map(shown.get("rotate-keys"));
        assertThat(job)
                .containsEntry("extends", ".mailkeys")
                .containsEntry("retry", 0)
                .containsKey("resource_group");
        var ended =
                runner.sh(CiTemplates.gitlab() + "\n" + lines(job, "script")).run();
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("mailkeys.toml");
    }

    @Test
    void filesThatEverybodyMayWrite_areMendedBeforeTheyAreRead() throws Exception {
        String checkout = "mkdir project; chmod 777 project; cd project; cp ../image.tar.gz .\n"
                + "printf '' >mailkeys.toml; chmod 666 mailkeys.toml\n";
        var ended = runner.sh(checkout + CiTemplates.gitlab() + "\nstat -c %a . mailkeys.toml")
                .run();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).endsWith("755\n644\n");
    }
}
