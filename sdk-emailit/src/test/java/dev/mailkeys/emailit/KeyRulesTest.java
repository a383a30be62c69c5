package dev.mailkeys.emailit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.provider.Constraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before Emailit could take it for something wider. */
class KeyRulesTest {

    private static void check(NewKey key) {
        Constraints rules = Constraints.of("emailit.create");
        key.check(rules);
        rules.throwIfBroken();
    }

    @Test
    void scopeOfNull_isRefused() {
        assertThatThrownBy(() -> new Scope(null)).hasMessage("value must not be null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void scopeThatSaysNothing_isRefused(String scope) {
        assertThatThrownBy(() -> check(NewKey.of("ci", new Scope(scope))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("scope");
    }

    @Test
    void emptyName_isRefused() {
        assertThatThrownBy(() -> check(NewKey.full("")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("name");
        var rules = Constraints.of("emailit.update");
        KeyChanges.rename("").check(rules);
        assertThatThrownBy(rules::throwIfBroken).hasMessageContaining("name");
    }

    @Test
    void keyLikeAFullOne_hasNoDomain_andLikeASendingOneHasIts() {
        KeyInfo.Builder key = KeyInfo.builder().id("key_1").name("a").sendingDomainId("dom_1");
        assertThat(NewKey.like(key.scope(Scope.FULL).build(), "b")).isEqualTo(NewKey.full("b"));
        assertThat(NewKey.like(key.scope(Scope.SENDING).build(), "b")).isEqualTo(NewKey.sending("b", "dom_1"));
    }
}
