package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form in which the world has been seen to echo a credential, and what is none. */
class TokenTracesTest {

    private static final List<String> TOKENS = List.of(
            "secret_7hQ2mZx9KpL4vR8tYwB3nC6dF1gJ5sA0",
            "transactional_Qm3f-8Zt_Lw5Rk9Yb2Vn7Xc4Hd6Gs1Pj",
            "api_0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0u",
            "em_live_Zx8Cv7Bn6Mq5Wl4Ek3Rj2Th1Yg0Uf9",
            "9F3A7C1E5B8D2064AF13C57E9B24D680F1A3C5E7092B4D6F8A1C3E5072946B8D0F2A4C6E8091B3D5F7092A4C6E8F0B1D",
            "p4ss+word/with=odd.chars~and-more!42");

    private static final List<Pattern> SHAPES =
            List.of(Pattern.compile("secret_[A-Za-z0-9]{4,}+"), Pattern.compile("api_[A-Za-z0-9_-]{8,}"));

    private static Map<String, UnaryOperator<String>> forms() {
        var forms = new LinkedHashMap<String, UnaryOperator<String>>();
        forms.put("as it is", token -> token);
        forms.put("in capitals", token -> token.toUpperCase(Locale.ROOT));
        forms.put("in small letters", token -> token.toLowerCase(Locale.ROOT));
        forms.put("its first half", token -> token.substring(0, Math.max(20, token.length() / 2)));
        forms.put("its second half", token -> token.substring(token.length() / 2));
        forms.put("its middle", token -> token.substring(token.length() / 2 - 2, token.length() / 2 + 8));
        forms.put("without its prefix", token -> token.replaceFirst("^([a-z]+_)+", ""));
        forms.put("backwards", token -> new StringBuilder(token).reverse().toString());
        for (String before : List.of("", "x", "xy", "Bearer ", ":")) {
            forms.put(
                    "base64 after '" + before + "'",
                    token -> Base64.getEncoder().encodeToString(utf8(before + token)));
            forms.put(
                    "base64 for addresses after '" + before + "'",
                    token -> Base64.getUrlEncoder().withoutPadding().encodeToString(utf8(before + token + "?")));
        }
        forms.put(
                "base64 of mail",
                token -> Base64.getMimeEncoder(20, utf8("\r\n")).encodeToString(utf8(token)));
        forms.put("hex", token -> HexFormat.of().formatHex(utf8(token)));
        forms.put("hex in capitals", token -> HexFormat.of().withUpperCase().formatHex(utf8(token)));
        forms.put("hex with colons", token -> HexFormat.ofDelimiter(":").formatHex(utf8(token)));
        forms.put("hex with spaces", token -> HexFormat.ofDelimiter(" ").formatHex(utf8(token)));
        forms.put("of a form", token -> URLEncoder.encode(token, StandardCharsets.UTF_8));
        forms.put("percent-encoded", token -> each(token, "%%%02X"));
        forms.put("percent-encoded in small letters", token -> each(token, "%%%02x"));
        forms.put("percent-encoded twice", token -> each(token, "%%25%02X"));
        forms.put("quoted-printable", token -> each(token, "=%02X"));
        forms.put("escaped for JSON", token -> each(token, "\\u%04x"));
        forms.put("escaped for C", token -> each(token, "\\x%02x"));
        forms.put("escaped for HTML", token -> each(token, "&#%d;"));
        forms.put("escaped for HTML in hex", token -> each(token, "&#x%X;"));
        for (String inside : List.of(
                "\n",
                "\r\n",
                "\t",
                "\u0000",
                "\u001b",
                "\u200b",
                "\u200d",
                "\u2060",
                "\ufeff",
                "\u00ad",
                "\u2028",
                "\u0301",
                "\u3164",
                "\udb40\udc20")) {
            forms.put(
                    "with " + HexFormat.of().formatHex(utf8(inside)) + " in the middle",
                    token -> token.substring(0, 9) + inside + token.substring(9));
            forms.put(
                    "with " + HexFormat.of().formatHex(utf8(inside)) + " everywhere",
                    token -> token.chars().mapToObj(c -> (char) c + inside).collect(Collectors.joining()));
        }
        return forms;
    }

    static Stream<Arguments> tokensInEveryForm() {
        return TOKENS.stream()
                .flatMap(token -> forms().entrySet().stream()
                        .map(form -> Arguments.of(
                                form.getKey(), token, form.getValue().apply(token))));
    }

    @Test
    void formsThatAreTried_areMoreThanAnAttackFound() {
        assertThat(tokensInEveryForm().count()).isGreaterThan(245);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("tokensInEveryForm")
    void tokenInEachForm_isFound_andNothingOfItShown(String form, String token, String text) {
        var traces = TokenTraces.of(List.of(), List.of(Secret.of(token)));
        String said = "Invalid key <" + text + "> for this account.";
        assertThat(traces.areIn(said)).isTrue();
        String shown = traces.mask(said);
        assertThat(shown)
                .startsWith("Invalid key <")
                .endsWith("> for this account.")
                .contains("***");
        String left = shown.substring("Invalid key <".length(), shown.length() - "> for this account.".length())
                .replace("***", "");
        int notOfTheToken = form.startsWith("base64")
                ? "Bearer ".length() * 4 / 3 + 1
                : text.length() - text.replaceFirst("^([a-z]+_)+", "").length();
        assertThat(left.length()).as(left).isLessThanOrEqualTo(notOfTheToken + 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_keys_limit_reached",
                "API_KEYS_LIMIT_REACHED",
                "secret_access_denied is not your scope",
                "request 3f2504e0-4f89-41d3-9a0c-0305e82c3301 failed",
                "a transactional key, a live one and an api key",
                "your secret_key is missing: see https://api.example/docs/keys",
                "the key secret_… of 2026-11-25T10:00:00Z",
                "em_live_ and em_test_ keys, transactional_ and secret_"
            })
    void textThatHoldsNone_staysAsItIs(String text) {
        var shapes = new ArrayList<>(SHAPES);
        shapes.add(Pattern.compile("[0-9A-Fa-f-]{20,}+"));
        var traces = TokenTraces.of(shapes, TOKENS.stream().map(Secret::of).toList());
        assertThat(traces.areIn(text)).isFalse();
        assertThat(traces.mask(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret_Ab3dE6gH9jK2",
                "SECRET_AB3DE6GH9JK2",
                "secret_Ab3d\u200bE6gH9jK2",
                "secret%5FAb3dE6gH9jK2",
                "api_x7Kq-2Lm9_Zp4",
                "secret_Ab3d\r\nE6gH9jK2"
            })
    void tokenThatWasNeverSeen_isKnownByItsShape(String token) {
        var traces = TokenTraces.of(SHAPES, List.of());
        assertThat(traces.mask("a (" + token + ") b")).isEqualTo("a (***) b");
    }

    private static String each(String token, String format) {
        return token.chars()
                .mapToObj(c -> String.format(Locale.ROOT, format, c))
                .collect(Collectors.joining());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
