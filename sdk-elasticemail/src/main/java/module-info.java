/** Elastic Email's API keys. */
@SuppressWarnings("module") // Of the mappers that may look inside, none need be there.
module dev.mailkeys.elasticemail {
    requires transitive dev.mailkeys.core;
    requires com.fasterxml.jackson.databind;
    requires static org.immutables.value.annotations;

    exports dev.mailkeys.elasticemail;

    opens dev.mailkeys.elasticemail to
            com.fasterxml.jackson.databind,
            tools.jackson.databind,
            com.google.gson;

    provides dev.mailkeys.core.provider.ProviderDescriptor with
            dev.mailkeys.elasticemail.ElasticEmail;
}
