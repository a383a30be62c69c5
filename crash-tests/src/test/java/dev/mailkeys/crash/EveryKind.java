package dev.mailkeys.crash;

import dev.mailkeys.rotation.sink.github.GitHubStore;
import dev.mailkeys.rotation.world.KnownSink;
import dev.mailkeys.rotation.world.SimulatedTiming;
import dev.mailkeys.sink.aws.ParameterStore;
import dev.mailkeys.sink.aws.SecretsManagerStore;
import dev.mailkeys.sink.gitlab.GitLabStore;
import dev.mailkeys.sink.kubernetes.KubernetesStore;
import dev.mailkeys.sink.vault.VaultStore;
import java.util.List;
import java.util.stream.Stream;

/** One sink of each kind: a file, and those that have a store. */
final class EveryKind {

    private EveryKind() {}

    static List<KnownSink> of(SimulatedTiming timing) {
        Stream<Store> stores = Stream.of(
                KubernetesStore.start(timing),
                SecretsManagerStore.start(timing),
                ParameterStore.start(timing),
                GitLabStore.start(timing),
                VaultStore.start(timing),
                GitHubStore.start(timing));
        return Stream.concat(Stream.<KnownSink>of(DotenvStore.make()), stores.map(StoreSink::of))
                .toList();
    }

    /** Those that can be read: what two keys in turn need. */
    static List<KnownSink> readable(SimulatedTiming timing) {
        List<KnownSink> all = of(timing);
        KnownSink github = all.get(all.size() - 1);
        github.close();
        return all.subList(0, all.size() - 1);
    }
}
