package dev.mailkeys.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.fleet.rotating.Visit;
import dev.mailkeys.rotation.RotationReport;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Looks that hang, of a node that may be at two targets at once. */
final class PlacesTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final StringBuilder heard = new StringBuilder();
    private final Places places = new Places(2, asked::incrementAndGet, new Visit.Visits() {
        @Override
        public void ended(RotationReport report, Duration length) {}

        @Override
        public void givenUp() {
            heard.append('-');
        }

        @Override
        public void cameBack() {
            heard.append('+');
        }
    });

    @Test
    void aNodeWithAPlaceLeft_goesOn_alsoWhereALookComesBackInBetween() {
        places.givenUp();
        places.cameBack();
        places.givenUp();
        assertThat(asked).hasValue(0);
        assertThat(heard.toString()).isEqualTo("-+-");
    }

    @Test
    void aNodeWithoutAPlace_isToldToEnd_once() {
        places.givenUp();
        places.givenUp();
        assertThat(asked).hasValue(1);
    }
}
