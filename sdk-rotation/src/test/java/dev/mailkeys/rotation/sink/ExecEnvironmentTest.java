package dev.mailkeys.rotation.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecEnvironmentTest {

    private static final Secret MANAGER = Secret.of("CANARYCANARYCANARYCANARY/manager+1");

    private final Map<String, String> ours = new HashMap<>(Map.of("PATH", "/bin", "HOME", "/root", "KEPT", "this"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMAILIT_API_KEY | short",
                "MAILKEYS_PROXY_PASSWORD | pw",
                "COPY | CANARYCANARYCANARYCANARY/manager+1",
                "HEADER | Bearer CANARYCANARYCANARYCANARY/manager+1",
                "ADDRESS | https://x/?key=CANARYCANARYCANARYCANARY%2Fmanager%2B1&y",
                "BASIC | Q0FOQVJZQ0FOQVJZQ0FOQVJZQ0FOQVJZL21hbmFnZXIrMQ==",
                "OLD_TOKEN | secret_0123456789abcdef0123456789abcdef",
                "OLD_TOKEN | em_live_0123456789abcdef",
                "OLD_TOKEN | transactional_0123456789abcdef0123",
                "SOME_KEY | api_0123456789abcdef0123456789abcdef",
                "HTTPS_PROXY | http://me:s3cret-pw@proxy:3128",
                "https_proxy | http://me:x@proxy:3128",
                "ALL_PROXY | me:pw@proxy:3128",
            })
    void aVariableThatHoldsASecret_isNotGiven(String name, String value) {
        ours.put(name, value);
        assertThat(given()).doesNotContainKey(name).containsEntry("KEPT", "this");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTPS_PROXY | http://proxy:3128",
                "DATABASE_URL | postgres://app:password@db/x",
                "GITHUB_SHA | 30680a7f00dfeedfacecafebeef0123456789abc",
                "DIGEST | sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "AWS_SECRET_ACCESS_KEY | wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "VAULT_TOKEN | hvs.CAESIJlU02LQZq",
                "SECRET_NAME | secret_for_newsletters",
            })
    void aVariableThatTheCommandMayNeed_isGiven(String name, String value) {
        ours.put(name, value);
        assertThat(given()).containsEntry(name, value);
    }

    @Test
    void theProxysPassword_isKnownUnderEveryName() {
        ours.put("HTTPS_PROXY", "http://me:p%40ss-w0rd@proxy:3128");
        ours.put("COPY", "p@ss-w0rd");
        ours.put("RAW", "x p%40ss-w0rd");
        assertThat(given()).containsOnlyKeys("PATH", "HOME", "KEPT");
    }

    @Test
    void aShortSecret_removesNoTextThatHoldsItByChance() {
        ours.put("MAILKEYS_PROXY_PASSWORD", "pw");
        ours.put("PWD", "/srv/pw/app");
        ours.put("SAME", "pw");
        assertThat(given()).containsKey("PWD").doesNotContainKey("SAME");
    }

    @Test
    void theTokenThatIsDelivered_isGivenInNoVariable_thoughItIsKept() {
        ours.put("NEW", "x=CANARYCANARYCANARYCANARY1");
        var kept = ExecEnvironment.of(ours).keeping(Set.of("NEW"));
        assertThat(kept.variables(Optional.of(Secret.of("CANARYCANARYCANARYCANARY1")), Optional.empty()))
                .doesNotContainKey("NEW");
    }

    @Test
    void minimal_givesWhatProgramsNeedToRun_andWhatIsKept() {
        ours.putAll(Map.of("LC_ALL", "C.UTF-8", "VAULT_ADDR", "https://vault", "GH_TOKEN", MANAGER.reveal()));
        var minimal = ExecEnvironment.of(ours).hiding(() -> Set.of(MANAGER)).minimal();
        assertThat(minimal.variables(Optional.empty(), Optional.empty())).containsOnlyKeys("PATH", "HOME", "LC_ALL");
        assertThat(minimal.keeping(Set.of("VAULT_ADDR", "GH_TOKEN")).variables(Optional.empty(), Optional.empty()))
                .containsOnlyKeys("PATH", "HOME", "LC_ALL", "VAULT_ADDR", "GH_TOKEN");
    }

    private Map<String, String> given() {
        return ExecEnvironment.of(ours)
                .hiding(() -> Set.of(MANAGER))
                .variables(Optional.of(Secret.of("another-token")), Optional.empty());
    }
}
