package dev.mailkeys.emailit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.Secret;
import java.net.URI;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a client is made. */
class EmailitKeysTest {

    @RegisterExtension
    final EmailitServer emailit = new EmailitServer();

    @Test
    void aClient_tellsItsSettings() {
        assertThat(EmailitKeys.using(EmailitServer.CREDENTIAL).settings()).isEqualTo(ClientSettings.defaults());
    }

    @Test
    void aClientWithAnotherCredential_authenticatesWithThat_andTheFirstGoesOnWithItsOwn() throws Exception {
        emailit.answer(200, "get.current");
        emailit.answer(200, "get.current");
        EmailitKeys keys = emailit.keys();
        keys.with(EmailitServer.TOKEN).get("key_1");
        keys.get("key_1");
        assertThat(emailit.request().getHeaders().get("Authorization"))
                .isEqualTo("Bearer " + EmailitServer.TOKEN.reveal());
        assertThat(emailit.request().getHeaders().get("Authorization"))
                .isEqualTo("Bearer " + EmailitServer.CREDENTIAL.reveal());
    }

    @Test
    void using_credential_goesToEmailitsOwnAddress() {
        assertThat(EmailitKeys.using(EmailitServer.CREDENTIAL)).isNotNull();
        assertThat(Emailit.PROFILE.baseUrl()).hasToString("https://api.emailit.com/v2");
    }

    @Test
    void using_credentialWithLineBreak_isRefusedWithoutQuotingIt() {
        Secret credential = Secret.of(EmailitServer.TOKEN.reveal() + "\n");
        assertThatThrownBy(() -> EmailitKeys.using(credential))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("The settings can't be used: ")
                .hasMessageNotContaining("CANARY");
    }

    @Test
    void using_plainHttp_isRefused() {
        var settings = ClientSettings.builder()
                .baseUrl(URI.create("http://api.emailit.com/v2"))
                .build();
        assertThatThrownBy(() -> EmailitKeys.using(EmailitServer.CREDENTIAL, settings))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("baseUrl");
    }

    @Test
    void fromEnv_withoutTheVariable_namesIt() {
        Assumptions.assumeTrue(System.getenv("EMAILIT_API_KEY") == null);
        assertThatThrownBy(EmailitKeys::fromEnv)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("EMAILIT_API_KEY");
    }
}
