/** JetEmail's transactional keys. */
module dev.mailkeys.jetemail {
    requires transitive dev.mailkeys.core;
    requires static org.immutables.value.annotations;

    exports dev.mailkeys.jetemail;
}
