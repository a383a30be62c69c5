package dev.mailkeys.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailkeys.cli.Cli;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SimulatorExtension.class)
class ReportsTest {

    private static final String HOSTILE = "</script><script>alert(1)</script>";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "=1+1 ! '=1+1",
                "+1 ! '+1",
                "-1 ! '-1",
                "@SUM(A1) ! '@SUM(A1)",
                "`  =1` ! `'  =1`",
                "＝1 ! '＝1",
                "a;=1 ! a;'=1",
                "a|@x ! a|'@x",
                "\"=1 ! '\"=1",
                "a=b ! a=b",
                "shop-1 ! shop-1"
            })
    void cell_isNeverAFormula(String name, String cell) {
        assertThat(CsvReport.cell(name)).isEqualTo(cell);
    }

    @Test
    void cell_holdsNoLineBreak() {
        assertThat(CsvReport.cell("a\r\n=1")).doesNotContain("\n", "\r");
    }

    private Path written(ElasticEmailSimulator elastic, String option) throws IOException {
        Path file = folder.resolve("report");
        var result =
                Cli.at(elastic).set("HOME", folder.toString()).run("audit --require-addresses " + option + " " + file);
        assertThat(result.code()).as(result.err()).isEqualTo(15);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(path -> path.toString().contains("mailkeys-report")))
                    .isEmpty();
        }
        return file;
    }

    @Test
    void csv_quotesEveryCellAndKeepsItsColumns(ElasticEmailSimulator elastic) throws IOException {
        elastic.seedKey("=HYPERLINK(\"http://x\",\"y\")");
        String csv = Files.readString(written(elastic, "--csv"));
        assertThat(csv).startsWith("\"account\",\"provider\",\"id\",\"name\"").contains("\"'=HYPERLINK(\"\"http");
        assertThat(csv.split("\r\n")).allMatch(line -> line.startsWith("\"") && line.endsWith("\""));
    }

    @Test
    void html_letsNoNameBecomeAScript(ElasticEmailSimulator elastic) throws IOException {
        elastic.seedKey(HOSTILE);
        String html = Files.readString(written(elastic, "--html"));
        assertThat(html).doesNotContain("alert(1)</script>").contains("alert(1)\\u003c/script");
        assertThat(html.split("<script", -1)).as("our own two").hasSize(3);
        assertThat(html).contains("default-src 'none'").doesNotContain("src=\"", "href=\"", "@import", "unsafe-inline");
    }

    @Test
    void markdown_letsNoNameBecomeMarkup(ElasticEmailSimulator elastic) throws IOException {
        elastic.seedKey("a|b<img src=x>[link](http://x) @team");
        String markdown = Files.readString(written(elastic, "--markdown"));
        assertThat(markdown)
                .contains("a\\|b&lt;img src=x>\\[link\\](http:")
                .doesNotContain("<img", "http://x", "@team");
    }

    @Test
    void sarif_isOfTheFormThatCodeScanningTakes(ElasticEmailSimulator elastic) throws IOException {
        elastic.seedKey("box");
        JsonNode sarif = new ObjectMapper().readTree(written(elastic, "--sarif").toFile());
        assertThat(sarif.get("version").asText()).isEqualTo("2.1.0");
        JsonNode run = sarif.get("runs").get(0);
        assertThat(run.get("tool").get("driver").get("rules").get(0).get("id").asText())
                .isEqualTo("require-addresses");
        assertThat(run.get("results")).isNotEmpty().allSatisfy(result -> {
            assertThat(result.get("ruleId").asText()).isEqualTo("require-addresses");
            assertThat(result.get("message").get("text").asText()).isNotBlank();
            assertThat(result.get("locations")
                            .get(0)
                            .get("physicalLocation")
                            .get("artifactLocation")
                            .get("uri")
                            .asText())
                    .isEqualTo("mailkeys.toml");
            assertThat(result.get("partialFingerprints")).hasSize(1);
        });
    }

    @Test
    void report_replacesThatOfTheRunBefore(ElasticEmailSimulator elastic) throws IOException {
        Files.writeString(folder.resolve("report"), "old");
        elastic.seedKey("box");
        assertThat(written(elastic, "--csv")).content().doesNotContain("old").contains("box");
    }

    @Test
    void summaryOfTheJob_isAppended(EmailitSimulator emailit) throws IOException {
        Path summary = Files.writeString(folder.resolve("summary"), "before\n");
        Cli.at(emailit)
                .set("HOME", folder.toString())
                .set("GITHUB_ACTIONS", "true")
                .set("GITHUB_STEP_SUMMARY", summary.toString())
                .run("audit --no-full-scope");
        assertThat(summary).content().startsWith("before\n### mailkeys audit").contains("Management", "no-full-scope");
    }

    @Test
    void pageOfFifteenThousandKeys_staysBelowTwoMegabytes(EmailitSimulator emailit) throws IOException {
        String longest = "n".repeat(60);
        for (int number = 0; number < 15_000; number++) {
            emailit.seedKey(longest + number, "{\"scope\":\"sending\"}");
        }
        Path file = folder.resolve("report.html");
        assertThat(Cli.at(emailit)
                        .set("HOME", folder.toString())
                        .run("audit --html " + file)
                        .code())
                .isZero();
        byte[] html = Files.readAllBytes(file);
        assertThat(html).hasSizeLessThan(2_000_000);
        assertThat(new String(html, StandardCharsets.UTF_8)).contains("are left out here: --csv writes all.");
    }
}
