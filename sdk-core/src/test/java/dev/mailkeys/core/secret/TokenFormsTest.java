package dev.mailkeys.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which pieces of a token no text may show, down to the last: one too few leaks, one too many makes a text unreadable. */
class TokenFormsTest {

    private static Map<Integer, Set<String>> pieces(String token) {
        return new TokenForms(List.of(token)).pieces();
    }

    @Test
    void everyPieceOfEveryForm_isKept_andNoOther() {
        assertThat(pieces("abcdefghi"))
                .isEqualTo(Map.of(
                        8, Set.of("abcdefgh", "bcdefghi", "ihgfedcb", "hgfedcba"),
                        9, Set.of("abcdefghi", "ihgfedcba"),
                        11, Set.of("ywjjzgvmz2h", "fiy2rlzmdoa", "hymnkzwznag"),
                        16, Set.of("6162636465666768", "1626364656667686", "6263646566676869"),
                        18, Set.of("616263646566676869"),
                        24,
                                Set.of(
                                        "61:62:63:64:65:66:67:68:",
                                        "1:62:63:64:65:66:67:68:6",
                                        ":62:63:64:65:66:67:68:69",
                                        "61 62 63 64 65 66 67 68 ",
                                        "1 62 63 64 65 66 67 68 6",
                                        " 62 63 64 65 66 67 68 69"),
                        26, Set.of("61:62:63:64:65:66:67:68:69", "61 62 63 64 65 66 67 68 69")));
    }

    @Test
    void tokenThatIsShort_isKeptWhole() {
        assertThat(pieces("a")).isEqualTo(Map.of(1, Set.of("a", "y"), 2, Set.of("61")));
    }

    @Test
    void prefixOfAKind_isNotKept_butWhatItEndsWithBeforeAToken() {
        Map<Integer, Set<String>> pieces = pieces("secret_abcdefgh");
        assertThat(pieces.get(8))
                .contains("ret_abcd", "et_abcde", "abcdefgh")
                .doesNotContain("cret_abc", "ecret_ab", "secret_a");
        assertThat(pieces.get(16)).contains("7265745f61626364").doesNotContain("37265745f6162636", "637265745f616263");
        assertThat(pieces.get(24)).contains("72:65:74:5f:61:62:63:64:").doesNotContain(":72:65:74:5f:61:62:63:64");
        assertThat(pieces("a_bcdefghi").get(8)).as("no kind's").contains("a_bcdefg");
    }

    @Test
    void charactersThatAnUrlEscapes_areKeptAsTheyAreEscaped() {
        assertThat(pieces("k~?>~?>~?>~?").get(8)).contains("k%7e%3f%", "%7e%3f%3", "3f%3e%7e");
    }

    @Test
    void bothAlphabetsOfBase64_areKept_whereverTheTokenStands() {
        assertThat(pieces("k~?>~?>~?>~?").get(15)).contains("a34/pn4/pn4/pn4", "a34_pn4_pn4_pn4");
        assertThat(pieces("k~?>~?>~?>~?").get(11)).contains("t+pz5+pz5+p", "t-pz5-pz5-p", "rfj8+fj8+fj", "rfj8-fj8-fj");
    }
}
