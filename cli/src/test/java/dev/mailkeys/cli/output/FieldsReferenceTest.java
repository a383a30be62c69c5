package dev.mailkeys.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailkeys.cli.Cli;
import dev.mailkeys.cli.command.rotation.Rotating;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the page of JSON fields to what the command prints. */
@ExtendWith(SimulatorExtension.class)
class FieldsReferenceTest {

    private static final Path PAGE = Path.of("../docs/reference/exit-codes.md");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z]+)`");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "### `plan`, and `rotate --dry-run`                                       | plan",
                "### `plan`, and `rotate --dry-run`                                       | rotate --dry-run",
                "### `maintain`, `rotate`, `resume`, `reconcile`, `rollback`, `abandon`  | maintain --yes",
                "### `maintain`, `rotate`, `resume`, `reconcile`, `rollback`, `abandon`  | rotate --yes",
                "### `status`                                                            | status",
                "### `verify`                                                            | verify",
                "## Fields of `doctor`                                                   | doctor --provider emailit",
            })
    void fields_areThoseOfThePage(String heading, String verb, EmailitSimulator emailit) throws IOException {
        var rotating = Rotating.at(folder, emailit, "newsletter");
        rotating.cli
                .set("EMAILIT_API_KEY", emailit.managementToken())
                .set("MAILKEYS_EMAILIT_URL", emailit.baseUrl().toString());
        var printed = rotating.run(verb + " --output json");
        assertThat(printed.code()).as(printed.err()).isZero();
        assertThat(names(json(printed.out()).get(0))).isEqualTo(firstColumn(heading));
    }

    @Test
    void dryRun_hasTheFieldsOfThePage(JetEmailSimulator jetemail) throws IOException {
        String out = Cli.at(jetemail)
                .run("jetemail create --name x --reveal --dry-run --output json")
                .out();
        assertThat(names(json(out))).isEqualTo(firstColumn("## Fields of a dry run"));
    }

    @Test
    void errors_haveNoFieldThatThePageDoesNotName(EmailitSimulator emailit) throws IOException {
        emailit.seedKey("x");
        Set<String> documented = firstColumn("## Fields of an error");
        var seen = new TreeSet<String>();
        for (String line : List.of(
                "emailit create --name x --scope sending --reveal",
                "emailit create --name x --scope sending --reveal --base-url http://127.0.0.1:1",
                "emailit list --frobnicate",
                "emailit get --id key_none")) {
            String err = Cli.at(emailit).run(line + " --output json").err();
            String error = err.lines()
                    .filter(text -> text.startsWith("{\"error\""))
                    .findFirst()
                    .orElseThrow();
            seen.addAll(names(json(error).get("error")));
        }
        assertThat(documented).containsAll(seen);
        assertThat(seen).contains("code", "kind", "message", "existing", "mayHaveTakenEffect", "status");
    }

    @Test
    void keys_haveTheFieldsOfThePage(
            JetEmailSimulator jetemail, EmailitSimulator emailit, ElasticEmailSimulator elastic) throws IOException {
        jetemail.seedKey("x");
        emailit.seedKey("x");
        elastic.seedKey("x");
        assertThat(names(json(Cli.at(jetemail).run("jetemail list -o json").out())
                        .get(0)))
                .isEqualTo(fieldsOfKeys(2));
        assertThat(names(json(Cli.at(emailit).run("emailit list -o json").out()).get(0)))
                .isEqualTo(fieldsOfKeys(3));
        assertThat(names(json(Cli.at(elastic).run("elasticemail list -o json").out())
                        .get(0)))
                .isEqualTo(fieldsOfKeys(4));
    }

    /** The fields that a provider's column does not leave out, without those that only a change prints. */
    private static Set<String> fieldsOfKeys(int column) throws IOException {
        var names = new TreeSet<String>();
        section("## Fields of a key")
                .lines()
                .filter(row -> row.startsWith("| `"))
                .forEach(row -> {
                    String[] cells = row.split("\\|");
                    if (!cells[column].strip().equals("–") && !cells[1].contains("`result`")) {
                        NAME.matcher(cells[1]).results().forEach(name -> names.add(name.group(1)));
                    }
                });
        return names;
    }

    private static Set<String> firstColumn(String heading) throws IOException {
        var names = new TreeSet<String>();
        section(heading)
                .lines()
                .filter(row -> row.startsWith("| `"))
                .forEach(row -> NAME.matcher(row.split("\\|")[1]).results().forEach(name -> names.add(name.group(1))));
        return names;
    }

    private static String section(String heading) throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("\n" + heading + "\n");
        assertThat(begin).as(heading).isNotNegative();
        int end = page.indexOf("\n##", begin + heading.length());
        return page.substring(begin, end < 0 ? page.length() : end);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
