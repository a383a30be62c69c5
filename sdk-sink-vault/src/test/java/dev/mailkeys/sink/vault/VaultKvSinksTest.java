package dev.mailkeys.sink.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@code mailkeys.toml} says of these sinks. */
class VaultKvSinksTest {

    private static SinkValues values(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(Map.of("path", "mail/news"));
        all.putAll(more);
        return SinkValues.of(all, Path.of("/srv"), Set.of());
    }

    private static List<String> problems(Map<String, Object> more) {
        SinkValues values = values(more);
        new VaultKvSinks().plan(values);
        return values.problems().stream().map(SinkValues.Problem::text).toList();
    }

    @Test
    void itIsInstalled() {
        assertThat(SinkFactory.installed()).extracting(SinkFactory::type).contains("vault-kv");
    }

    @Test
    void thePlace_isNamedByAllItsParts() {
        assertThat(new VaultKvSinks().plan(values(Map.of())).orElseThrow().place())
                .isEqualTo("vault:secret/mail/news#token");
        assertThat(new VaultKvSinks()
                        .plan(values(Map.of("mount", "kv/mail", "field", "key", "namespace", "a/b")))
                        .orElseThrow()
                        .place())
                .isEqualTo("vault:a/b/kv/mail/mail/news#key");
    }

    @Test
    void whatIsMissingForALogin_isTold() {
        assertThat(problems(Map.of("login", "approle"))).containsExactly("login = \"approle\" needs role-id");
        assertThat(problems(Map.of("login", "jwt")))
                .containsExactly("login = \"jwt\" needs role", "login = \"jwt\" needs either jwt-env or jwt-file");
        assertThat(problems(Map.of("login", "kubernetes", "role", "r", "jwt-file", Path.of("/run/token"))))
                .isEmpty();
    }

    @Test
    void whatIsForAnotherLogin_isTold() {
        assertThat(problems(Map.of("role-id", "r")))
                .containsExactly("role-id is for login = \"approle\"; set that, or leave it out");
        assertThat(problems(Map.of("login", "approle", "role-id", "r", "role", "r", "jwt-env", "JWT")))
                .containsExactlyInAnyOrder(
                        "role is for login = \"kubernetes\" or \"jwt\"; set that, or leave it out",
                        "jwt-env is for login = \"kubernetes\" or \"jwt\"; set that, or leave it out");
        assertThat(problems(Map.of("login-mount", "ci", "secret-id-env", "ROLE_SECRET")))
                .containsExactlyInAnyOrder(
                        "login-mount is for login = \"approle\" or \"kubernetes\" or \"jwt\"; set that, or leave it out",
                        "secret-id-env is for login = \"approle\"; set that, or leave it out");
        assertThat(problems(Map.of("login", "approle", "role-id", "r", "token-env", "VAULT_ROOT")))
                .containsExactly("token-env is for login = \"token\"; set that, or leave it out");
        assertThat(problems(Map.of("token-env", "VAULT_TOKEN", "secret-id-env", "VAULT_SECRET_ID")))
                .isEmpty();
    }

    @Test
    void whatCanBeNoAddress_isTold() {
        for (String path : List.of("/mail", "mail/", "a//b", "a/../b", ".", "a\nb")) {
            assertThat(problems(Map.of("path", path))).as(path).hasSize(1);
        }
        assertThat(problems(Map.of("field", "two words"))).hasSize(1);
        assertThat(problems(Map.of("login", "approle", "role-id", "r", "login-mount", "auth//ci")))
                .hasSize(1);
    }

    /** With the published description, the stand-in follows it; this shows that it refuses what breaks it. */
    @Test
    void theDescription_refusesWhatBreaksIt() throws IOException {
        Optional<VaultDescription> given = VaultDescription.given();
        assumeTrue(given.isPresent(), "-Dspecs=FOLDER names the folder that has vault-kv.openapi.json");
        VaultDescription vault = given.get();
        var json = new ObjectMapper();
        String secret = "/secret/data/mail/news";
        assertThat(vault.problems(
                        "kv-v2-write", "POST", secret, json.readTree("{\"data\":{},\"options\":{\"cas\":1}}")))
                .isEmpty();
        assertThat(vault.problems("kv-v2-write", "POST", secret, json.readTree("{\"data\":\"x\",\"cas\":1}")))
                .containsExactly("data is no object", "there is no field cas");
        assertThat(vault.problems("kv-v2-write", "PUT", secret, json.createObjectNode()))
                .containsExactly("PUT " + secret + " is no kv-v2-write");
        assertThat(vault.problems("kv-v2-read", "GET", secret, json.readTree("{\"version\":1}")))
                .containsExactly("kv-v2-read takes no body");
        assertThat(vault.problemsOfAnswer("kv-v2-write", "POST", secret, 204, json.createObjectNode()))
                .containsExactly("kv-v2-write never answers 204");
        assertThat(vault.problemsOfAnswer("kv-v2-write", "POST", secret, 200, json.readTree("{\"version\":\"1\"}")))
                .containsExactly("version is no integer");
    }

    /** What the stand-in knows without the description agrees with it. */
    @Test
    void theStandIn_takesTheFieldsOfTheDescription() throws IOException {
        Optional<VaultDescription> given = VaultDescription.given();
        assumeTrue(given.isPresent(), "-Dspecs=FOLDER names the folder that has vault-kv.openapi.json");
        assertThat(given.get().fieldsByOperation()).containsAllEntriesOf(VaultStandIn.FIELDS);
    }
}
