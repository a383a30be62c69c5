/** A sink for secrets of Vault and OpenBao. */
module dev.mailkeys.sink.vault {
    requires transitive dev.mailkeys.core;
    requires transitive dev.mailkeys.rotation;
    requires com.fasterxml.jackson.databind;

    exports dev.mailkeys.sink.vault;

    opens dev.mailkeys.sink.vault to
            com.fasterxml.jackson.databind;

    provides dev.mailkeys.rotation.sink.spi.SinkFactory with
            dev.mailkeys.sink.vault.VaultKvSinks;
}
