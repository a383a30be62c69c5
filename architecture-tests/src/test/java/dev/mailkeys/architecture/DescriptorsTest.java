package dev.mailkeys.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.provider.Doubt;
import dev.mailkeys.core.provider.ProviderDescriptor;
import dev.mailkeys.core.provider.TokenKind;
import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.jetemail.JetEmailKeys;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each provider says all of itself in one descriptor, and nobody else says it. */
class DescriptorsTest {

    private static final Set<String> CHANGING =
            Set.of("create", "update", "replace", "enable", "disable", "rotate", "delete", "subaccountKey");

    private static final Map<String, Class<?>> CLIENTS = Map.of(
            "jetemail", JetEmailKeys.class,
            "emailit", EmailitKeys.class,
            "elasticemail", ElasticEmailKeys.class);

    static List<ProviderDescriptor> installed() {
        return ProviderDescriptor.installed();
    }

    @Test
    void installed_areThoseWhoseJarsAreThere() {
        assertThat(installed())
                .extracting(ProviderDescriptor::name)
                .containsExactly("elasticemail", "emailit", "jetemail");
    }

    @ParameterizedTest
    @MethodSource("installed")
    void everyVerbThatChangesSomething_hasAdviceWhenItsAnswerIsLost(ProviderDescriptor provider) {
        Class<?> client = CLIENTS.get(provider.name());
        assertThat(Arrays.stream(client.getMethods()).map(Method::getName).filter(CHANGING::contains))
                .isNotEmpty()
                .allSatisfy(verb -> assertThat(provider.advice(verb, Doubt.NO_ANSWER))
                        .hasValueSatisfying(words -> assertThat(words).endsWith(".")));
    }

    @ParameterizedTest
    @MethodSource("installed")
    void whatWasLost_isNeverSaidToBeHarmless(ProviderDescriptor provider) {
        for (String verb : List.of("create", "rotate")) {
            assertThat(provider.advice(verb, Doubt.NO_ANSWER).orElse("")).doesNotContain("no harm");
            assertThat(provider.advice(verb, Doubt.TOKEN_LOST)).isEqualTo(provider.advice(verb, Doubt.NO_ANSWER));
        }
        assertThat(provider.advice("update", Doubt.TOKEN_LOST)).isEmpty();
        assertThat(provider.advice("no-such-verb", Doubt.NO_ANSWER)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("installed")
    void tokenKinds_areAmongTheShapesThatAreRedacted_andNotAnotherProviders(ProviderDescriptor provider) {
        String letters = "0123456789ABCDEF".repeat(6);
        Map<String, List<String>> examples = Map.of(
                "jetemail", List.of("api_0123456789", "transactional_0123456789"),
                "emailit", List.of("secret_0123456789abcdefghijklmnopqrstuv", "em_live_abc123"),
                "elasticemail", List.of(letters));
        List<String> own = examples.getOrDefault(provider.name(), List.of());
        assertThat(own)
                .isNotEmpty()
                .allSatisfy(token -> assertThat(provider.tokenKinds()).anyMatch(kind -> kind.isOf(token)))
                .allSatisfy(token -> assertThat(provider.profile().tokenShapes())
                        .anyMatch(shape -> shape.matcher(token).matches()));
        assertThat(examples.values().stream().flatMap(List::stream).filter(token -> !own.contains(token)))
                .isNotEmpty()
                .allSatisfy(token -> assertThat(provider.tokenKinds()).noneMatch(kind -> kind.isOf(token)));
    }

    @Test
    void aTokenThatCannotManage_isTold() {
        assertThat(installed().stream().flatMap(provider -> provider.tokenKinds().stream()))
                .filteredOn(kind -> kind.isIn("see transactional_0123456789!"))
                .singleElement()
                .extracting(TokenKind::manages)
                .isEqualTo(false);
    }

    @Test
    void variables_areNamedAlike() {
        assertThat(installed())
                .allSatisfy(provider -> assertThat(provider.credentialVariable())
                        .isEqualTo(provider.name().toUpperCase(Locale.ROOT) + "_API_KEY"))
                .allSatisfy(provider -> assertThat(provider.urlVariable())
                        .isEqualTo("MAILKEYS_" + provider.name().toUpperCase(Locale.ROOT) + "_URL"))
                .allSatisfy(provider -> assertThat(provider.rightsOfAList()).isNotBlank());
    }

    /** Where a shape stands twice, one of them is forgotten when a provider changes it. */
    @Test
    void tokenShapes_standInTheDescriptorsAlone() throws IOException {
        for (String module : List.of("sdk-core", "sdk-testkit", "sdk-rotation", "cli")) {
            try (Stream<Path> sources = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                assertThat(sources.filter(path -> path.toString().endsWith(".java")))
                        .allSatisfy(path -> assertThat(Files.readString(path))
                                .doesNotContainPattern(
                                        "(transactional|em_live|em_test)(\\||_\\[|\\)_)|\\{96\\}|\\{96,\\}"));
            }
        }
    }
}
