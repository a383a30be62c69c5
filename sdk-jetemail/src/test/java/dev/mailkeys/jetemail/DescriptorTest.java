package dev.mailkeys.jetemail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.provider.Doubt;
import dev.mailkeys.core.provider.ProviderDescriptor;
import dev.mailkeys.core.provider.TokenKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorTest {

    private final ProviderDescriptor provider = new JetEmail();

    @Test
    void provider_saysWhatItIsCalled() {
        assertThat(provider.title()).isEqualTo("JetEmail");
        assertThat(provider.name()).isEqualTo("jetemail");
        assertThat(provider.profile().name()).isEqualTo("jetemail");
        assertThat(provider.rightsOfAList()).contains("as every account key may");
    }

    @Test
    void tokens_areToldByTheirForm() {
        assertThat(provider.tokenKinds()).extracting(TokenKind::manages).containsExactly(true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "rotate"})
    void verbThatIssuesAToken_hasAdviceForOneThatIsLost(String verb) {
        assertThat(provider.advice(verb, Doubt.TOKEN_LOST))
                .isPresent()
                .isEqualTo(provider.advice(verb, Doubt.NO_ANSWER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "enable", "disable", "delete"})
    void verbThatIssuesNone_hasAdviceForAnAnswerThatIsLostAlone(String verb) {
        assertThat(provider.advice(verb, Doubt.NO_ANSWER)).isPresent();
        assertThat(provider.advice(verb, Doubt.TOKEN_LOST)).isEmpty();
    }

    @Test
    void verbThatThereIsNot_hasNoAdvice() {
        assertThat(provider.advice("list", Doubt.NO_ANSWER)).isEmpty();
        assertThat(provider.advice("list", Doubt.TOKEN_LOST)).isEmpty();
    }
}
