package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.Violation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {

    private final Constraints rules = Constraints.of("acme.create");

    @Test
    void rulesThatHold_throwNothing() {
        rules.require(true, "a", "must", "here")
                .range("n", 1, 1, 3, "here")
                .range("n", 3, 1, 3, "here")
                .duration("d", Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(3), "here")
                .duration("d", Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(3), "here")
                .headerText("h", "a b~", "here")
                .require(true, "z", "must", "here");
        assertThatCode(rules::throwIfBroken).doesNotThrowAnyException();
    }

    @Test
    void everyViolation_isToldAtOnceAndInOrder() {
        rules.require(false, "a", "must be so", "page")
                .range("n", 0, 1, 3, "page")
                .range("m", 4, 1, 3, "page")
                .duration("d", Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(3), "page")
                .duration("e", Duration.ofSeconds(4), Duration.ofSeconds(1), Duration.ofSeconds(3), "page");
        var invalid = catchThrowableOfType(InvalidRequestException.class, rules::throwIfBroken);
        assertThat(invalid.violations())
                .containsExactly(
                        new Violation("a", "must be so", "page"),
                        new Violation("n", "must be from 1 to 3", "page"),
                        new Violation("m", "must be from 1 to 3", "page"),
                        new Violation("d", "must be from 1 second to 3 seconds", "page"),
                        new Violation("e", "must be from 1 second to 3 seconds", "page"));
        assertThat(invalid)
                .hasMessageStartingWith(
                        "acme.create was not sent: a: must be so (page); n: must be from 1 to 3 (page); m: ");
        assertThat(invalid.operation()).isEqualTo("acme.create");
        assertThat(invalid.attempts()).isZero();
        assertThat(invalid.mayHaveTakenEffect()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a\nb", "a\r\nb", "a\tb", "a\u007fb", "ä", "\u0000", "\u001f"})
    void headerText_thatCannotStandInAHeader_isRefused(String text) {
        rules.headerText("h", text, "page");
        var invalid = catchThrowableOfType(InvalidRequestException.class, rules::throwIfBroken);
        assertThat(invalid.violations())
                .containsExactly(
                        new Violation("h", "must be visible ASCII without surrounding space or line break", "page"));
    }
}
