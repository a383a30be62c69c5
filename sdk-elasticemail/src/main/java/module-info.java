/** Elastic Email's API keys. */
module dev.mailkeys.elasticemail {
    requires transitive dev.mailkeys.core;
    requires static org.immutables.value.annotations;

    exports dev.mailkeys.elasticemail;
}
