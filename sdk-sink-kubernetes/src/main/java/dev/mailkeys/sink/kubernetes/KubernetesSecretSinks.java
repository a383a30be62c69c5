package dev.mailkeys.sink.kubernetes;

import dev.mailkeys.rotation.sink.spi.SinkContext;
import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkKey.Kind;
import dev.mailkeys.rotation.sink.spi.SinkPlan;
import dev.mailkeys.rotation.sink.spi.SinkServer;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code type = "kubernetes-secret"}: a key of a Secret. */
public final class KubernetesSecretSinks implements SinkFactory {

    /** For {@link java.util.ServiceLoader}. */
    public KubernetesSecretSinks() {}

    @Override
    public String type() {
        return "kubernetes-secret";
    }

    @Override
    public String title() {
        return "Secrets of Kubernetes";
    }

    @Override
    public Optional<SinkServer> server() {
        return Optional.of(Kubernetes.SERVER);
    }

    @Override
    public List<SinkKey> keys() {
        return List.of(
                SinkKey.of("namespace", Kind.TEXT, "the namespace of the Secret")
                        .required(),
                SinkKey.of("secret", Kind.TEXT, "the Secret's name").required(),
                SinkKey.of("key", Kind.TEXT, "the key in its data that holds the token; the others stay as they are")
                        .otherwise("\"token\""),
                SinkKey.of("context", Kind.TEXT, "the context of the kubeconfig file; needed where it has several")
                        .otherwise("the only one"),
                SinkKey.of("kubeconfig", Kind.PATH, "the kubeconfig file")
                        .otherwise("KUBECONFIG, else the pod's service account, else ~/.kube/config"),
                SinkKey.of("create", Kind.FLAG, "whether the Secret is made where there is none")
                        .otherwise("false"),
                SinkKey.of(
                        "restart-deployment",
                        Kind.TEXT,
                        "a Deployment of the namespace, whose pods are restarted once the new token stands"),
                SinkKey.of("settle-time", Kind.LENGTH, "how long after it was given up a write may still take effect")
                        .otherwise("\"1m\""));
    }

    @Override
    public Optional<SinkPlan> plan(SinkValues values) {
        Objects.requireNonNull(values, "values must not be null");
        note(values, "namespace", values.text("namespace").flatMap(KubernetesPlace::problemOfNamespace));
        note(values, "secret", values.text("secret").flatMap(KubernetesPlace::problemOfName));
        note(values, "key", values.text("key").flatMap(KubernetesPlace::problemOfKey));
        note(values, "restart-deployment", values.text("restart-deployment").flatMap(KubernetesPlace::problemOfName));
        Optional<String> namespace = values.text("namespace");
        Optional<String> secret = values.text("secret");
        if (namespace.isEmpty() || secret.isEmpty() || !values.problems().isEmpty()) {
            return Optional.empty();
        }
        var place = new KubernetesPlace(
                cluster(values),
                namespace.get(),
                secret.get(),
                values.text("key").orElse("token"));
        return Optional.of(SinkPlan.of(place.nameOf(place.key()), context -> sink(values, place, context)));
    }

    /** What distinguishes Secrets of two clusters. */
    private static Optional<String> cluster(SinkValues values) {
        return values.text("context").or(() -> values.path("kubeconfig").map(Path::toString));
    }

    private static void note(SinkValues values, String key, Optional<String> problem) {
        problem.ifPresent(text -> values.problem(key, key + " " + text));
    }

    private static KubernetesSecretSink sink(SinkValues values, KubernetesPlace place, SinkContext context) {
        KubernetesCluster usual = KubernetesCluster.usual().hiding(context::secrets);
        KubernetesCluster ofFile =
                values.path("kubeconfig").map(usual::ofKubeconfig).orElse(usual);
        KubernetesCluster cluster =
                values.text("context").map(ofFile::inContext).orElse(ofFile);
        KubernetesSecretSink sink = KubernetesSecretSink.of(place, cluster, context.settings());
        sink = values.flag("create") ? sink.creating() : sink;
        sink = values.text("restart-deployment").map(sink::restarting).orElse(sink);
        return values.length("settle-time").map(sink::settlingFor).orElse(sink);
    }
}
