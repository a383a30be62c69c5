package dev.mailkeys.rotation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.provider.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lease is of one attempt to take it: two of the same process differ, and each tells whose it is. */
class HolderTest {

    @Test
    void twoAttempts_differ_andBothAreOfTheirName() {
        String first = Holder.attempt("node 1", Timing.system());
        String second = Holder.attempt("node 1", Timing.system());
        assertThat(first).isNotEqualTo(second);
        assertThat(Holder.isNamed(first, "node 1")).isTrue();
        assertThat(Holder.isNamed(second, "node 1")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "node 10 (a1), node 1, false",
        "node 1 (a1), node 10, false",
        "node 1 (a1), node, false",
        "node 1, node 1, false",
        "node 1 (xyz), node 1, false",
        "node 1 (a1) (b2), node 1 (a1), true",
        "node 1 (a1) (b2), node 1, false"
    })
    void anAttempt_isOfTheNameThatIsAllOfIt(String attempt, String name, boolean named) {
        assertThat(Holder.isNamed(attempt, name)).isEqualTo(named);
    }

    @Test
    void thisProcess_isNamedByItsNumber() {
        assertThat(Holder.thisProcess())
                .startsWith("process " + ProcessHandle.current().pid() + " on ");
    }
}
