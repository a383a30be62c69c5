/** Crash-safe rotation of the keys of email providers. */
module dev.mailkeys.rotation {
    requires transitive dev.mailkeys.core;
    requires dev.mailkeys.jetemail;
    requires dev.mailkeys.emailit;
    requires dev.mailkeys.elasticemail;
    requires com.fasterxml.jackson.databind;
    requires static org.immutables.value.annotations;
    requires static org.bouncycastle.provider;

    exports dev.mailkeys.rotation;
    exports dev.mailkeys.rotation.journal;
    exports dev.mailkeys.rotation.provider;
    exports dev.mailkeys.rotation.reader;
    exports dev.mailkeys.rotation.sink;
    exports dev.mailkeys.rotation.sink.github;
    exports dev.mailkeys.rotation.sink.spi;

    opens dev.mailkeys.rotation.provider to
            com.fasterxml.jackson.databind;
    opens dev.mailkeys.rotation.sink.github to
            com.fasterxml.jackson.databind;

    uses dev.mailkeys.rotation.ProviderAdapterFactory;
    uses dev.mailkeys.rotation.journal.JournalStoreFactory;
    uses dev.mailkeys.rotation.sink.spi.SinkFactory;

    provides dev.mailkeys.rotation.ProviderAdapterFactory with
            dev.mailkeys.rotation.provider.JetEmailAdapter.Factory,
            dev.mailkeys.rotation.provider.EmailitAdapter.Factory,
            dev.mailkeys.rotation.provider.ElasticEmailAdapter.Factory;
    provides dev.mailkeys.rotation.sink.spi.SinkFactory with
            dev.mailkeys.rotation.sink.builtin.DotenvSinks,
            dev.mailkeys.rotation.sink.builtin.JsonSinks,
            dev.mailkeys.rotation.sink.builtin.RawSinks,
            dev.mailkeys.rotation.sink.builtin.ExecSinks,
            dev.mailkeys.rotation.sink.builtin.GitHubSecretSinks;
}
