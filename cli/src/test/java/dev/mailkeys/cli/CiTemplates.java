package dev.mailkeys.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** What stands in the CI templates and in their README. */
@SuppressWarnings("unchecked")
final class CiTemplates {

    private static final Path TEMPLATES = Path.of("../ci-templates");
    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private CiTemplates() {}

    static Map<String, Object> action() throws IOException {
        return new Yaml().load(Files.readString(TEMPLATES.resolve("github/action.yml")));
    }

    static List<Map<String, Object>> steps() throws IOException {
        return steps(action().get("runs"));
    }

    static List<Map<String, Object>> steps(Object holder) {
        return (List<Map<String, Object>>) map(holder).get("steps");
    }

    /** The script that installs the command in GitHub Actions. */
    static String install() throws IOException {
        return script("Install mailkeys");
    }

    /** Both scripts of the action, one after the other. */
    static String installAndRun() throws IOException {
        return install() + "PATH=$(tail -1 \"$GITHUB_PATH\"):$PATH\n" + script("Run mailkeys");
    }

    private static String script(String step) throws IOException {
        return steps().stream()
                .filter(each -> each.get("name").equals(step))
                .map(each -> each.get("run").toString())
                .findFirst()
                .orElseThrow();
    }

    /** The script that installs the command in GitLab. */
    static String gitlab() throws IOException {
        Map<String, Object> template = new Yaml().load(gitlabText());
        return String.join("\n", (List<String>) map(template.get(".mailkeys")).get("before_script"));
    }

    static String gitlabText() throws IOException {
        return Files.readString(TEMPLATES.resolve("gitlab/mailkeys.yml"));
    }

    static String readme() throws IOException {
        return Files.readString(TEMPLATES.resolve("README.md"));
    }

    /** A job that the README shows. */
    static Map<String, Object> shown(String job) throws IOException {
        return BLOCK.matcher(readme())
                .results()
                .map(block -> new Yaml().<Object>load(block.group(1).replace("!reference", "")))
                .filter(Map.class::isInstance)
                .map(block -> map(map(block).getOrDefault("jobs", block)))
                .filter(jobs -> jobs.containsKey(job))
                .map(jobs -> map(jobs.get(job)))
                .findFirst()
                .orElseThrow();
    }

    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
