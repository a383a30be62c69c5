/** Crash-safe rotation of the keys of email providers. */
module dev.mailkeys.rotation {
    requires transitive dev.mailkeys.core;
    requires dev.mailkeys.jetemail;
    requires dev.mailkeys.emailit;
    requires dev.mailkeys.elasticemail;
    requires com.fasterxml.jackson.core;
    requires static org.immutables.value.annotations;
    requires static org.bouncycastle.provider;

    exports dev.mailkeys.rotation;
    exports dev.mailkeys.rotation.journal;
    exports dev.mailkeys.rotation.provider;
    exports dev.mailkeys.rotation.sink;
}
