package dev.mailkeys.sink.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@code mailkeys.toml} says of these sinks. */
class KubernetesSecretSinksTest {

    private static SinkValues values(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(Map.of("namespace", "mail", "secret", "newsletter"));
        all.putAll(more);
        return SinkValues.of(all, Path.of("/srv"), Set.of());
    }

    private static List<String> problems(Map<String, Object> more) {
        SinkValues values = values(more);
        new KubernetesSecretSinks().plan(values);
        return values.problems().stream().map(SinkValues.Problem::text).toList();
    }

    private static String place(Map<String, Object> more) {
        return new KubernetesSecretSinks().plan(values(more)).orElseThrow().place();
    }

    @Test
    void itIsInstalled() {
        assertThat(SinkFactory.installed()).extracting(SinkFactory::type).contains("kubernetes-secret");
    }

    /** Two clusters may have a Secret of one name. */
    @Test
    void thePlace_isNamedByAllItsParts() {
        assertThat(place(Map.of())).isEqualTo("kubernetes:mail/newsletter#token");
        assertThat(place(Map.of("context", "prod", "key", "EMAILIT_TOKEN", "kubeconfig", Path.of("/k"))))
                .isEqualTo("kubernetes:prod/mail/newsletter#EMAILIT_TOKEN");
        assertThat(place(Map.of("kubeconfig", Path.of("/k")))).isEqualTo("kubernetes:/k/mail/newsletter#token");
    }

    @Test
    void namesThatCanBeNone_areToldAllAtOnce() {
        assertThat(problems(Map.of(
                        "namespace", "Mail", "secret", "a/b", "key", "..", "restart-deployment", "x".repeat(300))))
                .hasSize(4);
        assertThat(problems(Map.of("namespace", "x".repeat(64)))).hasSize(1);
        assertThat(problems(Map.of("secret", "a.b-c", "key", ".env"))).isEmpty();
    }
}
