package dev.mailkeys.jetemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.Violation;
import dev.mailkeys.core.provider.Constraints;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRulesTest {

    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    @ParameterizedTest
    @ValueSource(strings = {"a", "Production API Key", "under_score-and-hyphen", "tab\tand\nline", "no\u00a0break"})
    void name_ofAllowedCharacters_isAccepted(String name) {
        assertThat(violations(NewKey.named(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dot.", "slash/", "ümlaut", "emoji😀", "zero\u0000"})
    void name_ofOtherCharacters_isRefused(String name) {
        assertThat(violations(NewKey.named(name)))
                .singleElement()
                .extracting(Violation::field)
                .isEqualTo("name");
    }

    @Test
    void name_of64Characters_isTheLongest() {
        assertThat(violations(NewKey.named("a".repeat(64)))).isEmpty();
        assertThat(violations(NewKey.named("a".repeat(65)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "a.b.c.example.co.uk",
                "xn--mnchen-3ya.de",
                "EXAMPLE.COM",
                "1and1.com",
                "a.xn--p1ai",
                "ab.cd-ef"
            })
    void domain_thatIsAHostName_isAccepted(String domain) {
        assertThat(violations(domains(List.of(domain)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "localhost",
                "exampleXcom",
                "example..com",
                ".example.com",
                "example.com.",
                "-a.com",
                "a-.com",
                "*.example.com",
                "_dmarc.example.com",
                "münchen.de",
                "exa mple.com",
                "example.c",
                "example.c0m",
                "example.com1",
                "1.2.3.4",
                "a.com\n"
            })
    void domain_thatIsNone_isRefused(String domain) {
        assertThat(violations(domains(List.of(domain))))
                .singleElement()
                .extracting(Violation::field)
                .isEqualTo("approvedDomains[0]");
    }

    @Test
    void domain_ofTooManyCharacters_isRefused() {
        String label = "a".repeat(63);
        String longest = label + "." + label + "." + label + "." + "a".repeat(57) + ".com";
        assertThat(longest).hasSize(253);
        assertThat(violations(domains(List.of(longest)))).isEmpty();
        assertThat(violations(domains(List.of("a" + longest)))).hasSize(1);
        assertThat(violations(domains(List.of("a" + label + ".com")))).hasSize(1);
    }

    @Test
    void domains_areAtMost253() {
        assertThat(violations(domains(Collections.nCopies(253, "a.com")))).isEmpty();
        assertThat(violations(domains(Collections.nCopies(254, "a.com")))).hasSize(1);
    }

    @Test
    void quota_isFromZeroToAMillion() {
        assertThat(violations(NewKey.builder().name("a").quota(0).build())).isEmpty();
        assertThat(violations(NewKey.builder().name("a").quota(1_000_000).build()))
                .isEmpty();
        assertThat(violations(NewKey.builder().name("a").quota(-1).build())).hasSize(1);
        assertThat(violations(NewKey.builder().name("a").quota(1_000_001).build()))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.168.1.1",
                "0.0.0.0/0",
                "255.255.255.255/32",
                "10.0.0.0/24",
                "2001:db8::1",
                "2001:db8::/32",
                "::",
                "::1",
                "1::",
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7::",
                "1:2:3:4::5:6:7",
                "::2:3:4:5:6:7:8",
                "1:2:3:4:5:6:1.2.3.4",
                "1:2:3:4::1.2.3.4",
                "010.000.001.001",
                "10.0.0.0/024",
                "FE80::/10",
                "::/0",
                "::/128"
            })
    void ip_thatIsAnAddressOrRange_isAccepted(String ip) {
        assertThat(violations(ips(List.of(ip)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.4garbage",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/1/2",
                "192x168x1x1",
                "zz2001:db8::1",
                "junk::",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "1:2:3:4::5:6:7:8",
                "1::2:3:4:5:6:7:8",
                "12345::",
                "::1/129",
                "fe80::1%eth0",
                "::1.2.3",
                "1.2.3.4::",
                "1.2.3.4:5::",
                "::ffff:1.2.3.4",
                "64:ff9b::1.2.3.4",
                "abcd:2:3:4:5:6:1.2.3.4",
                "2001:db8::/032",
                "2001:db8::/00",
                "localhost",
                "1.2.3.4\n",
                "٣.1.1.1"
            })
    void ip_thatIsNone_isRefused(String ip) {
        assertThat(violations(ips(List.of(ip))))
                .singleElement()
                .extracting(Violation::field)
                .isEqualTo("ipRestrictions[0]");
    }

    @Test
    void ips_areAtMost50() {
        assertThat(violations(ips(Collections.nCopies(50, "::1")))).isEmpty();
        assertThat(violations(ips(Collections.nCopies(51, "::1")))).hasSize(1);
    }

    @Test
    void create_withManyMistakes_namesEveryOneAndSendsNothing() {
        NewKey wrong = NewKey.builder()
                .name("not/allowed")
                .addApprovedDomains("good.com", "bad")
                .quota(-1)
                .addIpRestrictions("1.2.3.4", "5")
                .build();
        var keys = JetEmailKeys.using(
                Secret.of("api_x"), ClientSettings.builder().baseUrl(NOWHERE).build());
        var refused = catchThrowableOfType(InvalidRequestException.class, () -> keys.create(wrong));
        assertThat(refused.violations())
                .extracting(Violation::field)
                .containsExactly("name", "approvedDomains[1]", "quota", "ipRestrictions[1]");
        assertThat(refused.attempts()).isZero();
        assertThat(refused.mayHaveTakenEffect()).isFalse();
    }

    @Test
    void aTokenPutInTheWrongField_isNotInTheMessage() {
        String misplaced = "transactional/canary";
        assertThatThrownBy(() -> check(NewKey.named(misplaced)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageNotContaining("canary");
    }

    @Test
    void update_keepsTheSameLimits() {
        var rules = Constraints.of("test");
        KeyChanges.builder()
                .name("")
                .approvedDomains(List.of("bad"))
                .quota(-1)
                .ipRestrictions(List.of("bad"))
                .build()
                .check(rules);
        assertThat(catchThrowableOfType(InvalidRequestException.class, rules::throwIfBroken)
                        .violations())
                .hasSize(4);
    }

    /** Any backtracking would run for years; a thousand rounds of all of them take well under a second. */
    @Test
    @Timeout(30)
    void hostileInput_takesLinearTime() {
        for (String unit : List.of("a", "a.", "a-", ":", "1:", "1.", "0", " ", "::", "/", "-", "A.a-")) {
            String hostile = unit.repeat(10_000 / unit.length());
            for (int round = 0; round < 1_000; round++) {
                assertThat(violations(NewKey.named(hostile))).isNotEmpty();
                assertThat(violations(domains(List.of(hostile)))).isNotEmpty();
                assertThat(violations(ips(List.of(hostile)))).isNotEmpty();
            }
        }
    }

    private static NewKey domains(List<String> domains) {
        return NewKey.builder().name("a").approvedDomains(domains).build();
    }

    private static NewKey ips(List<String> ips) {
        return NewKey.builder().name("a").ipRestrictions(ips).build();
    }

    private static List<Violation> violations(NewKey key) {
        try {
            check(key);
            return List.of();
        } catch (InvalidRequestException refused) {
            return refused.violations();
        }
    }

    private static void check(NewKey key) {
        var rules = Constraints.of("test");
        key.check(rules);
        rules.throwIfBroken();
    }
}
