/** Emailit's API keys. */
module dev.mailkeys.emailit {
    requires transitive dev.mailkeys.core;
    requires static org.immutables.value.annotations;

    exports dev.mailkeys.emailit;
}
