package dev.mailkeys.core.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import java.net.URI;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AccountNameTest {

    private static final String CREDENTIAL = "api_c4n4ry";
    private static final URI HERE = URI.create("https://api.example/v1");

    private static String name(String provider, URI url, String credential, byte[] key) {
        return new AccountName(provider, url, Secret.of(credential)).name(key);
    }

    @Test
    void name_isTheSameForTheSameAccountAndKey_andForNoOther() {
        byte[] key = new byte[32];
        byte[] other = new byte[32];
        other[31] = 1;
        String name = name("acme", HERE, CREDENTIAL, key);
        assertThat(name).matches("[0-9a-f]{32}").isEqualTo(name("acme", HERE, CREDENTIAL, key));
        assertThat(name)
                .isNotEqualTo(name("acme", HERE, CREDENTIAL, other))
                .isNotEqualTo(name("acme", HERE, CREDENTIAL + "1", key))
                .isNotEqualTo(name("acme", URI.create("http://127.0.0.1:8080"), CREDENTIAL, key))
                .isNotEqualTo(name("other", HERE, CREDENTIAL, key));
    }

    @Test
    void name_isNoHashThatCanBeTriedWithoutTheKey() throws Exception {
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(("acme\n" + HERE + "\n" + CREDENTIAL)
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(hash).doesNotContain(name("acme", HERE, CREDENTIAL, new byte[32]));
    }

    @Test
    void account_isPrintedWithoutItsCredential() {
        assertThat(new AccountName("acme", HERE, Secret.of(CREDENTIAL)).toString())
                .doesNotContain(CREDENTIAL);
    }
}
