package dev.mailkeys.crash;

import dev.mailkeys.rotation.sink.github.GitHubStore;
import dev.mailkeys.rotation.world.KnownSink;
import dev.mailkeys.rotation.world.SimulatedTiming;
import dev.mailkeys.sink.aws.AwsStore;
import dev.mailkeys.sink.gitlab.GitLabStore;
import dev.mailkeys.sink.kubernetes.KubernetesStore;
import dev.mailkeys.sink.vault.VaultStore;
import java.util.List;
import java.util.stream.Stream;

/** One sink of each kind: a file, and those that have a store. */
final class EveryKind {

    private EveryKind() {}

    static List<KnownSink> of(SimulatedTiming timing) {
        return Stream.concat(readable(timing).stream(), Stream.of(StoreSink.of(GitHubStore.start(timing))))
                .toList();
    }

    /** The readable ones, as two keys in turn need them. */
    static List<KnownSink> readable(SimulatedTiming timing) {
        return List.of(
                DotenvStore.make(),
                StoreSink.of(KubernetesStore.start(timing)),
                StoreSink.of(AwsStore.ofSecrets(timing)),
                StoreSink.of(AwsStore.ofParameters(timing)),
                StoreSink.of(GitLabStore.start(timing)),
                StoreSink.of(VaultStore.start(timing)));
    }
}
