package dev.mailkeys.cli.rotationfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SinkKindsTest {

    private static SinkKinds having(String... types) {
        return SinkKinds.having(Set.of(types), () -> {
            throw new IllegalStateException("looked into the folder");
        });
    }

    @Test
    void typesOfOurs_needNoJarOfTheFolder() {
        assertThat(having("dotenv", "github-secret").types()).contains("json", "exec", "vault-kv");
        assertThat(having().types()).contains("raw");
    }

    @Test
    void anotherType_isLookedForInTheFolder_andSoIsNone() {
        assertThatThrownBy(() -> having("dotenv", "shelf")).hasMessage("looked into the folder");
        assertThatThrownBy(() -> having("")).hasMessage("looked into the folder");
    }
}
