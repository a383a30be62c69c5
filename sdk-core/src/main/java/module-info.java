/** What every provider module stands on: settings, secrets, errors, and the transport that never acts twice. */
@SuppressWarnings("module") // Of the mappers that may look inside, none need be there.
module dev.mailkeys.core {
    requires okhttp3;
    requires com.fasterxml.jackson.databind;
    requires transitive org.jspecify;
    requires static org.immutables.value.annotations;

    exports dev.mailkeys.core;
    exports dev.mailkeys.core.event;
    exports dev.mailkeys.core.file;
    exports dev.mailkeys.core.pace;
    exports dev.mailkeys.core.provider;

    uses dev.mailkeys.core.provider.ProviderDescriptor;

    opens dev.mailkeys.core to
            com.fasterxml.jackson.databind,
            tools.jackson.databind,
            com.google.gson;
    opens dev.mailkeys.core.secret to
            com.google.gson;
}
