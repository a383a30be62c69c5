package dev.mailkeys.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.text.Fields;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void whatOthersHaveNamed_isTextAndNothingElse() {
        assertThat(Markdown.plain("a|b\nc")).isEqualTo("a\\|b c");
        assertThat(Markdown.plain("@team")).isEqualTo("&#64;team");
        assertThat(Markdown.plain("<img src=x>")).startsWith("&lt;img");
        assertThat(Markdown.plain("![x](https://evil.example)")).isEqualTo("\\!\\[x\\](https:&#8203;//evil.example)");
        assertThat(Markdown.plain("#1 `code` *bold* ~gone~ not_due"))
                .isEqualTo("\\#1 \\`code\\` \\*bold\\* \\~gone\\~ not\\_due");
    }

    @Test
    void tableHasItsHead_andIsNothingWithoutRows() {
        assertThat(Markdown.table(List.of("target", "keyName"), List.of(new Fields().with("target", "@a"))))
                .isEqualTo("| TARGET | KEY NAME |\n| --- | --- |\n| &#64;a |  |\n\n");
        assertThat(Markdown.table(List.of("target"), List.of())).isEmpty();
    }
}
