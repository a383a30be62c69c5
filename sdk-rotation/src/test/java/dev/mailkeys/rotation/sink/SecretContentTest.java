package dev.mailkeys.rotation.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.SinkState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where in the text of a secret a token stands. */
class SecretContentTest {

    private static final Delivery DELIVERY = new Delivery(Canary.token(1), SinkContract.MARK);

    @Test
    void aField_isChanged_andEveryOtherCharacterStays() {
        var field = SecretContent.field("mail.token");
        String text = "{ \"n\": 1.50 ,\n \"mail\" : { \"token\":\"old\", \"a\":[ 1,2 ] } }\n";
        String written = field.write(text, DELIVERY).reveal();
        assertThat(written)
                .startsWith("{ \"n\": 1.50 ,\n \"mail\" : { \"token\":\""
                        + Canary.token(1).reveal() + "\", \"a\":[ 1,2 ]")
                .endsWith(" } }\n");
        SinkState state = field.read(written);
        assertThat(state.token()).contains(Canary.token(1));
        assertThat(state.mark()).contains(SinkContract.MARK);
        assertThat(field.place()).isEqualTo("#mail.token");
        assertThat(SecretContent.field(List.of("a")).others(text).keySet()).containsExactly("#mail.token");
    }

    @Test
    void nothing_becomesAnObject_orTheToken() {
        assertThat(SecretContent.field("token").read("").token()).isEmpty();
        assertThat(SecretContent.field("token").write("", DELIVERY).reveal()).startsWith("{");
        assertThat(SecretContent.whole().write("", DELIVERY)).isEqualTo(Canary.token(1));
        assertThat(SecretContent.whole().write("old\n", DELIVERY))
                .isEqualTo(Secret.of(Canary.token(1).reveal() + "\n"));
    }

    /** A person who forgot to name the field would lose all the others. */
    @Test
    void anObject_isNeverTakenForAToken() {
        var whole = SecretContent.whole();
        assertThatThrownBy(() -> whole.read(" {\"password\": \"x\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it holds JSON, not a token; name the field that is the token");
        assertThatThrownBy(() -> whole.write("{}", DELIVERY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatCanNotBeUsed_isSaidWithoutQuotingIt() {
        assertThatThrownBy(() -> SecretContent.field("token").read("s3cr3t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContaining("s3cr3t");
        assertThatThrownBy(() -> SecretContent.whole().read("one\ntwo")).hasMessageNotContaining("two");
        assertThatThrownBy(() -> SecretContent.field("a..b")).isInstanceOf(IllegalArgumentException.class);
    }
}
