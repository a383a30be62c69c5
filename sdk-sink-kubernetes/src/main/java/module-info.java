/** A sink for Secrets of Kubernetes. */
module dev.mailkeys.sink.kubernetes {
    requires transitive dev.mailkeys.core;
    requires transitive dev.mailkeys.rotation;
    requires com.fasterxml.jackson.databind;
    requires org.yaml.snakeyaml;

    exports dev.mailkeys.sink.kubernetes;

    opens dev.mailkeys.sink.kubernetes to
            com.fasterxml.jackson.databind;

    provides dev.mailkeys.rotation.sink.spi.SinkFactory with
            dev.mailkeys.sink.kubernetes.KubernetesSecretSinks;
}
