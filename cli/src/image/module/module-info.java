/** The whole of mailkeys.jar as one module, so that jlink can take it into a runtime. Only the image has it. */
module dev.mailkeys.cli {
    requires java.logging;
    // PostgreSQL's driver, which the folder journals has.
    requires java.management;
    requires java.naming;
    requires java.security.jgss;
    requires java.sql;
    // AWS's library reads the answer to a login in XML.
    requires java.xml;
    // Signals, by name: see SignalHandlers.
    requires jdk.unsupported;

    uses dev.mailkeys.cli.conformance.ProviderChecks;
    uses dev.mailkeys.core.provider.ProviderDescriptor;
    uses dev.mailkeys.rotation.ProviderAdapterFactory;
    uses dev.mailkeys.rotation.journal.JournalStoreFactory;
    uses dev.mailkeys.rotation.sink.spi.SinkFactory;

    provides dev.mailkeys.cli.conformance.ProviderChecks with
            dev.mailkeys.cli.conformance.ElasticEmailChecks,
            dev.mailkeys.cli.conformance.EmailitChecks,
            dev.mailkeys.cli.conformance.JetEmailChecks;
    provides dev.mailkeys.core.provider.ProviderDescriptor with
            dev.mailkeys.jetemail.JetEmail,
            dev.mailkeys.emailit.Emailit,
            dev.mailkeys.elasticemail.ElasticEmail;
    provides dev.mailkeys.rotation.ProviderAdapterFactory with
            dev.mailkeys.rotation.provider.JetEmailAdapter.Factory,
            dev.mailkeys.rotation.provider.EmailitAdapter.Factory,
            dev.mailkeys.rotation.provider.ElasticEmailAdapter.Factory;
    provides dev.mailkeys.rotation.sink.spi.SinkFactory with
            dev.mailkeys.rotation.sink.builtin.DotenvSinks,
            dev.mailkeys.rotation.sink.builtin.JsonSinks,
            dev.mailkeys.rotation.sink.builtin.RawSinks,
            dev.mailkeys.rotation.sink.builtin.ExecSinks,
            dev.mailkeys.rotation.sink.builtin.GitHubSecretSinks,
            dev.mailkeys.sink.gitlab.GitLabVariableSinks,
            dev.mailkeys.sink.vault.VaultKvSinks;
}
