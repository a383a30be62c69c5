package dev.mailkeys.rotation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every target has one name in the database, and no two have the same. */
class StoredNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop",
                "a/b c",
                "ümlaut 😀",
                "\0",
                "a\0b",
                "\\",
                "\\\\",
                "\\u0041",
                "\\\\u0041",
                "a\\",
                "\ud83d",
                "\ude00x",
                "\ud83d\0\\"
            })
    void aName_comesBackAsItWas_andIsTextThatADatabaseKeeps(String target) {
        String stored = StoredName.of(target);
        assertThat(StoredName.target(stored)).isEqualTo(target);
        assertThat(stored.codePoints())
                .noneMatch(character -> character == 0 || Character.getType(character) == Character.SURROGATE);
    }

    @Test
    void aNameOfUsualCharacters_isItself() {
        assertThat(StoredName.of("newsletter ümlaut 😀")).isEqualTo("newsletter ümlaut 😀");
        assertThat(StoredName.of("\0")).isEqualTo("\\u0000");
        assertThat(StoredName.of("\\")).isEqualTo("\\\\");
    }

    @Test
    void aNameOf500Characters_isTheLongest() {
        assertThat(StoredName.of("n".repeat(500))).hasSize(500);
        assertThatThrownBy(() -> StoredName.of("n".repeat(501)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 500 characters; this one has 501");
    }
}
