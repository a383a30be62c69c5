package dev.mailkeys.fleet;

import static dev.mailkeys.fleet.DeploymentFiles.COMPOSE;
import static dev.mailkeys.fleet.DeploymentFiles.KUBERNETES;
import static dev.mailkeys.fleet.DeploymentFiles.SYSTEMD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files have no word that systemd, Kubernetes or Compose does not know, and say what they must. */
final class DeploymentSchemasTest {

    @TempDir
    private Path folder;

    /** The model keeps what it does not know beside the rest; here it is refused. */
    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated of) {
                    return false;
                }
            });

    private static <T> T read(int document, Class<T> type) {
        return STRICT.convertValue(KUBERNETES.documents().get(document), type);
    }

    @Test
    void kubernetes_knowsEveryWord_andThePartsFitTogether() {
        assertThat(KUBERNETES.documents()).hasSize(3);
        Deployment deployment = read(0, Deployment.class);
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();
        assertThat(deployment.getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
        Service service = read(1, Service.class);
        assertThat(service.getSpec().getSelector()).isEqualTo(labels);
        assertThat(service.getSpec().getPorts().get(0).getTargetPort().getStrVal())
                .isEqualTo(deployment
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getPorts()
                        .get(0)
                        .getName());
        assertThat(read(2, PodDisruptionBudget.class).getSpec().getSelector().getMatchLabels())
                .isEqualTo(labels);
    }

    @Test
    void wordsThatKubernetesDoesNotKnow_areFound() {
        Map<String, Object> wrong = KUBERNETES.documents().get(0);
        DeploymentFiles.cast(DeploymentFiles.at(wrong, "spec", "template", "spec", "containers", 0, "securityContext"))
                .put("readOnlyRootFileSystem", true);
        assertThatThrownBy(() -> STRICT.convertValue(wrong, Deployment.class))
                .hasMessageContaining("readOnlyRootFileSystem");
    }

    @Test
    void pods_haveNoPrivileges() {
        var pod = read(0, Deployment.class).getSpec().getTemplate().getSpec();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getContainers()).hasSize(1).allSatisfy(container -> {
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
            assertThat(container.getResources().getLimits()).containsKeys("cpu", "memory");
        });
    }

    @Test
    void compose_knowsEveryWord() throws Exception {
        ObjectMapper json = new ObjectMapper();
        try (InputStream text = DeploymentSchemasTest.class.getResourceAsStream("compose-spec.json")) {
            ObjectNode words = (ObjectNode) json.readTree(text);
            // The validator takes no name that is not absolute.
            words.remove("$id");
            JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(words);
            Map<String, Object> file = COMPOSE.documents().get(0);
            assertThat(schema.validate(json.<JsonNode>valueToTree(file))).isEmpty();
            DeploymentFiles.cast(DeploymentFiles.at(file, "services", "node-1")).put("readonly", true);
            assertThat(schema.validate(json.<JsonNode>valueToTree(file)).toString())
                    .as("the test can fail")
                    .contains("readonly");
        }
    }

    @Test
    void systemd_knowsEveryWord() throws Exception {
        Path analyze = Path.of("/usr/bin/systemd-analyze");
        assumeTrue(Files.isExecutable(analyze), "there is no systemd here");
        assertThat(verified(analyze, SYSTEMD.text())).isEmpty();
        assertThat(verified(analyze, SYSTEMD.text().replace("ProtectHome", "ProtectHomes")))
                .as("the test can fail")
                .contains("ProtectHomes");
    }

    /** What systemd says of a unit; whether there is a Java at that place here is no matter. */
    private String verified(Path analyze, String unit) throws Exception {
        Path file = folder.resolve("mailkeys-fleet.service");
        Files.writeString(file, unit.replace("/usr/bin/java ", "/bin/sh "));
        Process process = new ProcessBuilder(analyze.toString(), "verify", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
