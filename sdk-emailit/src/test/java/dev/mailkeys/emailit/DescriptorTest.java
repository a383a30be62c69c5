package dev.mailkeys.emailit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.provider.Doubt;
import dev.mailkeys.core.provider.ProviderDescriptor;
import dev.mailkeys.core.provider.TokenKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorTest {

    private final ProviderDescriptor provider = new Emailit();

    @Test
    void provider_saysWhatItIsCalled() {
        assertThat(provider.title()).isEqualTo("Emailit");
        assertThat(provider.name()).isEqualTo("emailit");
        assertThat(provider.profile().name()).isEqualTo("emailit");
        assertThat(provider.rightsOfAList()).contains("of full scope");
    }

    @Test
    void tokens_areToldByTheirForm() {
        assertThat(provider.tokenKinds()).extracting(TokenKind::manages).containsExactly(true, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "rotate"})
    void verbThatIssuesAToken_hasAdviceForOneThatIsLost(String verb) {
        assertThat(provider.advice(verb, Doubt.TOKEN_LOST))
                .isPresent()
                .isEqualTo(provider.advice(verb, Doubt.NO_ANSWER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "delete"})
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
