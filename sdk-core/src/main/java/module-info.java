/** What every provider module stands on: settings, secrets, errors, and the transport that never acts twice. */
module dev.mailkeys.core {
    requires okhttp3;
    requires com.fasterxml.jackson.core;
    requires transitive org.jspecify;
    requires static com.fasterxml.jackson.annotation;
    requires static org.immutables.value.annotations;

    exports dev.mailkeys.core;
    exports dev.mailkeys.core.provider;
}
