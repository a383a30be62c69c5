/** Simulators of email providers' key-management APIs, with faults on demand, for testing code that manages keys. */
@SuppressWarnings("requires-automatic") // Okio has no module descriptor.
module dev.mailkeys.testkit {
    requires static org.jspecify;
    requires static org.junit.jupiter.api;
    requires static dev.mailkeys.core;
    // Models of the core bear its annotations, and javadoc asks for them.
    requires static org.immutables.value.annotations;
    requires static org.assertj.core;
    requires static org.junit.jupiter.params;
    requires com.fasterxml.jackson.databind;
    requires kotlin.stdlib;
    requires mockwebserver3;
    requires okhttp3;
    requires okio;

    exports dev.mailkeys.testkit;
    exports dev.mailkeys.testkit.client;
    exports dev.mailkeys.testkit.contract;
}
