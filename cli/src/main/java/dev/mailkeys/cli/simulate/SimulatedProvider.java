package dev.mailkeys.cli.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailkeys.cli.peer.ProviderName;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ProviderSimulator;
import dev.mailkeys.testkit.SimulatedClock;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A provider that can be simulated: how to start it, and what its create takes. */
enum SimulatedProvider {
    JETEMAIL(
            ProviderName.JETEMAIL,
            JetEmailSimulator::start,
            Map.of(
                    "approvedDomains", Kind.TEXTS,
                    "allowAllDomains", Kind.FLAG,
                    "quota", Kind.NUMBER,
                    "ipRestrictions", Kind.TEXTS)),
    EMAILIT(ProviderName.EMAILIT, EmailitSimulator::start, Map.of("scope", Kind.TEXT, "sending_domain_id", Kind.TEXT)),
    ELASTICEMAIL(
            ProviderName.ELASTICEMAIL,
            ElasticEmailSimulator::start,
            Map.of(
                    "AccessLevel", Kind.TEXTS,
                    "Expires", Kind.TEXT,
                    "RestrictAccessToIPRange", Kind.TEXTS));

    final ProviderName provider;

    /** A key's settings, by the names that the provider's create takes. */
    @SuppressWarnings("ImmutableEnumChecker") // As it is made here.
    final Map<String, Kind> settings;

    @SuppressWarnings("ImmutableEnumChecker") // A reference to a method.
    private final BiFunction<SimulatedClock, Integer, ProviderSimulator> start;

    SimulatedProvider(
            ProviderName provider,
            BiFunction<SimulatedClock, Integer, ProviderSimulator> start,
            Map<String, Kind> settings) {
        this.provider = provider;
        this.start = start;
        this.settings = settings;
    }

    static Optional<SimulatedProvider> of(String word) {
        return Stream.of(values())
                .filter(one -> one.provider.word().equals(word))
                .findFirst();
    }

    ProviderSimulator start(SimulatedClock clock, int port) {
        return start.apply(clock, port);
    }

    /** Only JetEmail allows several keys of one name. */
    boolean hasUniqueNames() {
        return this != JETEMAIL;
    }

    /** What kind of value a setting takes. */
    enum Kind {
        TEXT("text", JsonNode::isTextual),
        FLAG("true or false", JsonNode::isBoolean),
        NUMBER("a whole number of 0 or more", value -> value.canConvertToInt() && value.intValue() >= 0),
        TEXTS(
                "a list of texts",
                value -> value.isArray()
                        && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isTextual));

        final String words;

        @SuppressWarnings("ImmutableEnumChecker") // A look at a value.
        private final Predicate<JsonNode> fits;

        Kind(String words, Predicate<JsonNode> fits) {
            this.words = words;
            this.fits = fits;
        }

        boolean fits(JsonNode value) {
            return fits.test(value);
        }
    }
}
