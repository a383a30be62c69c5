package dev.mailkeys.badone;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.badtwo.BadTwoHelper;
import dev.mailkeys.core.http.RoundTrip;
import dev.mailkeys.testkit.BadSimulator;
import org.immutables.value.Value;

/** A provider that knows its neighbour and the testkit, and whose model has a style of its own. */
@Value.Immutable
public interface BadOneKeys {

    RoundTrip roundTrip();

    @JsonProperty("name")
    default String name() {
        return new BadTwoHelper() + " " + new BadSimulator();
    }
}
