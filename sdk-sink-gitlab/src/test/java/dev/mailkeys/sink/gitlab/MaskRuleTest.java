package dev.mailkeys.sink.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What GitLab can mask and what it would expand is known before a token is sent. */
class MaskRuleTest {

    private static Variable variable(Optional<Boolean> raw) {
        return new Variable(
                Optional.of("T"), Optional.of("x"), Optional.empty(), Optional.empty(), raw, Optional.empty());
    }

    private static String problem(String token, GitLabVisibility visibility, Optional<Variable> now) {
        return MaskRule.problem(Secret.of(token), visibility, now).orElse("");
    }

    /** How the variable is now: {@code new}, {@code raw}, {@code expanded}, or of an old server, which expands. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            secret_1 | MASKED  | new      |
            secret_1 | HIDDEN  | new      |
            secret_1 | MASKED  | expanded |
            short_7  | MASKED  | new      | values of 8 characters and more, without blanks
            short_7  | HIDDEN  | raw      | values of 8 characters and more, without blanks
            short_7  | VISIBLE | new      |
            a b c d e | MASKED | new      | values of 8 characters and more, without blanks
            secret_% | MASKED  | raw      |
            secret_% | MASKED  | expanded | Let it not expand the variable
            secret_% | MASKED  | old      | Let it not expand the variable
            secret_% | VISIBLE | expanded |
            secret_$ | VISIBLE | raw      |
            secret_$ | VISIBLE | new      |
            secret_$ | VISIBLE | expanded | has a $, which GitLab would expand
            """)
    void aToken_isRefusedWhereGitLabCanNotMaskIt_orWouldExpandIt(
            String token, GitLabVisibility visibility, String now, String said) {
        Optional<Variable> variable =
                switch (now) {
                    case "new" -> Optional.empty();
                    case "old" -> Optional.of(variable(Optional.empty()));
                    default -> Optional.of(variable(Optional.of(now.equals("raw"))));
                };
        String problem = problem(token, visibility, variable);
        assertThat(problem).contains(said == null ? "" : said).doesNotContain(token);
        assertThat(problem.isEmpty()).isEqualTo(said == null);
    }

    @Test
    void tokenWithALineBreak_isNone_howeverItIsSeen() {
        assertThat(problem("secret_1\n", GitLabVisibility.VISIBLE, Optional.empty()))
                .contains("has a line break");
    }

    @Test
    void hiddenIsWhatAVariableCanOnlyBeMade() {
        Map<String, Object> more = Map.of("key", "NAME");
        assertThat(MaskRule.atCreation(GitLabVisibility.VISIBLE, more)).isEqualTo(more);
        assertThat(MaskRule.atCreation(GitLabVisibility.MASKED, more)).isEqualTo(Map.of("key", "NAME", "masked", true));
        assertThat(MaskRule.atCreation(GitLabVisibility.HIDDEN, more))
                .isEqualTo(Map.of("key", "NAME", "masked_and_hidden", true));
        assertThat(MaskRule.atUpdate(GitLabVisibility.VISIBLE, more)).isEqualTo(more);
        assertThat(MaskRule.atUpdate(GitLabVisibility.MASKED, more)).isEqualTo(Map.of("key", "NAME", "masked", true));
        assertThat(MaskRule.atUpdate(GitLabVisibility.HIDDEN, more)).isEqualTo(more);
    }
}
