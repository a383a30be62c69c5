package dev.mailkeys.rotation.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.rotation.JournalLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalLineTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "\0", "\u001f", "\ud83d", "\udd11x", "\n"})
    void textThatSomeStoreCouldNotGiveBack_isRefused(String text) {
        assertThatThrownBy(() -> new JournalLine(1, 1, text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersBelowOne_areRefused() {
        assertThatThrownBy(() -> new JournalLine(0, 1, "{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JournalLine(1, 0, "{}")).isInstanceOf(IllegalArgumentException.class);
    }
}
