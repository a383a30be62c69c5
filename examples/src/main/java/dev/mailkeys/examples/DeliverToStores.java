package dev.mailkeys.examples;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.sink.SecretContent;
import dev.mailkeys.rotation.sink.github.GitHubSecretPlace;
import dev.mailkeys.rotation.sink.github.GitHubSecretSink;
import dev.mailkeys.sink.aws.AwsAccess;
import dev.mailkeys.sink.aws.SecretsManagerSink;
import dev.mailkeys.sink.gitlab.GitLabPlace;
import dev.mailkeys.sink.gitlab.GitLabVariableSink;
import dev.mailkeys.sink.kubernetes.KubernetesCluster;
import dev.mailkeys.sink.kubernetes.KubernetesPlace;
import dev.mailkeys.sink.kubernetes.KubernetesSecretSink;
import dev.mailkeys.sink.vault.VaultKvSink;
import dev.mailkeys.sink.vault.VaultLogin;
import dev.mailkeys.sink.vault.VaultPlace;
import java.net.URI;
import java.util.List;

/** Delivers new tokens to the stores that programs and pipelines read them from. */
public final class DeliverToStores {

    private DeliverToStores() {}

    /** A secret of an organization at GitHub, which two repositories may read. */
    public static Sink gitHub() {
        var place = GitHubSecretPlace.organization("acme").visibleTo(List.of("mail", "web"));
        var sink = GitHubSecretSink.at(
                place, "EMAILIT_TOKEN", Secret.fromEnv("MAILKEYS_GITHUB_TOKEN"), ClientSettings.defaults());
        return sink;
    }

    /** One key of a Secret in Kubernetes. */
    public static Sink kubernetes() {
        var place = KubernetesPlace.of("mail", "newsletter", "EMAILIT_TOKEN");
        Sink sink = KubernetesSecretSink.of(place, KubernetesCluster.usual(), ClientSettings.defaults());
        return sink;
    }

    /** One field of a secret at AWS. */
    public static Rotation aws(ProviderAdapter account, JournalStore journals) {
        return Rotation.of("newsletter")
                .key(account, "newsletter")
                .sink(SecretsManagerSink.of("mail/newsletter", AwsAccess.usual(), ClientSettings.defaults())
                        .inField(SecretContent.field("token")))
                .journal(journals)
                .build();
    }

    /** A CI/CD variable of a project at GitLab. */
    public static Rotation gitLab(ProviderAdapter account, JournalStore journals) {
        return Rotation.of("newsletter")
                .key(account, "newsletter")
                .sink(GitLabVariableSink.of(
                        GitLabPlace.ofProject("acme/mail", "EMAILIT_TOKEN"),
                        Secret.of(System.getenv("MAILKEYS_GITLAB_TOKEN")),
                        ClientSettings.defaults()))
                .journal(journals)
                .build();
    }

    /** A field of a secret in Vault or OpenBao. */
    public static Rotation vault(ProviderAdapter account, String roleId, Secret secretId, JournalStore journals) {
        return Rotation.of("newsletter")
                .key(account, "newsletter")
                .sink(VaultKvSink.of(
                        VaultPlace.of("secret", "mail/newsletter", "token"),
                        VaultLogin.appRole(roleId, secretId),
                        ClientSettings.builder()
                                .baseUrl(URI.create("https://vault.example:8200"))
                                .build()))
                .journal(journals)
                .build();
    }
}
