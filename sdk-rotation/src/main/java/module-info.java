/** Crash-safe rotation of the keys of email providers. */
module dev.mailkeys.rotation {
    requires transitive dev.mailkeys.core;
    requires dev.mailkeys.jetemail;
    requires dev.mailkeys.emailit;
    requires dev.mailkeys.elasticemail;


    exports dev.mailkeys.rotation;
}
