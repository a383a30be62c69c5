package dev.mailkeys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    @Test
    void commandThatEndsOtherwise_isNamed() {
        assertThat(Rehearsal.firstWrong(Stream.of("0 --version", "2 frobnicate")))
                .isEmpty();
        assertThat(Rehearsal.firstWrong(Stream.of("0 --version", "0 frobnicate", "0 nothing")))
                .contains("0 frobnicate");
    }
}
