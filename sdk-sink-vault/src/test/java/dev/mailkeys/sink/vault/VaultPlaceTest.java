package dev.mailkeys.sink.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A place is checked when it is made: what can't be part of an address would be another place, or none. */
class VaultPlaceTest {

    private static void assertRefused(Runnable place, String words) {
        assertThatThrownBy(place::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(words);
    }

    @Test
    void aPlace_isNamedByAllItsParts() {
        VaultPlace place = VaultPlace.of("secret", "team/mail", "token");
        assertThat(place.nameOf("token")).isEqualTo("vault:secret/team/mail#token");
        assertThat(place.inNamespace("acme/eu").nameOf("other")).isEqualTo("vault:acme/eu/secret/team/mail#other");
    }

    @Test
    void aCall_beginsAtTheNamespace_withEachNameAPartOfItsOwn() {
        VaultPlace place = VaultPlace.of("secret", "team/mail", "token");
        assertThat(place.segments("v1", place.mount(), "data", place.path()))
                .containsExactly("v1", "secret", "data", "team", "mail");
        assertThat(place.inNamespace("acme/eu").segments("v1")).containsExactly("acme", "eu", "v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a/", "/a", "a//b", ".", "a/../b", " ", "a\nb"})
    void aNameThatCannotBePartOfAnAddress_isRefusedByItsPlace(String name) {
        VaultPlace place = VaultPlace.of("secret", "mail", "token");
        assertRefused(() -> VaultPlace.of(name, "mail", "token"), "mount takes names with one slash between them");
        assertRefused(() -> VaultPlace.of("secret", name, "token"), "path takes names with one slash between them");
        assertRefused(() -> place.inNamespace(name), "namespace takes names with one slash between them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "ümlaut", "line\n"})
    void aFieldThatVaultsEntriesCannotName_isRefused(String field) {
        assertRefused(() -> VaultPlace.of("secret", "mail", field), "field takes 1 to ");
    }
}
