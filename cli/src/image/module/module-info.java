/** The whole of mailkeys.jar as one module, so that jlink can take it into a runtime. Only the image has it. */
module dev.mailkeys.cli {
    requires java.logging;
    // Signals, by name: see SignalHandlers.
    requires jdk.unsupported;

    uses dev.mailkeys.core.provider.ProviderDescriptor;
    uses dev.mailkeys.rotation.ProviderAdapterFactory;

    provides dev.mailkeys.core.provider.ProviderDescriptor with
            dev.mailkeys.jetemail.JetEmail,
            dev.mailkeys.emailit.Emailit,
            dev.mailkeys.elasticemail.ElasticEmail;
    provides dev.mailkeys.rotation.ProviderAdapterFactory with
            dev.mailkeys.rotation.provider.JetEmailAdapter.Factory,
            dev.mailkeys.rotation.provider.EmailitAdapter.Factory,
            dev.mailkeys.rotation.provider.ElasticEmailAdapter.Factory;
}
