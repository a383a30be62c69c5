package dev.mailkeys.rotation.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.SinkState;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSinkTest extends FileSinkContract {

    private static final String MARK_TEXT = KeyMarkJson.write(MARK, Secret.of("new"));

    @Override
    protected Sink sink() {
        return FileSink.json(file(), "mail.token");
    }

    @Override
    protected Optional<String> stored() throws IOException {
        Matcher token = Pattern.compile("\"token\": *\"([^\"]*)\"").matcher(Files.readString(file()));
        return token.find() ? Optional.of(token.group(1)) : Optional.empty();
    }

    @Override
    String text(Secret token) {
        return "{\"mail\": {\"token\": \"" + token.reveal() + "\"}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | {\"mail\": {\"token\": \"new\", \"token_mailkeys\": M}}",
                "{\"mail\":{}} | {\"mail\":{\"token\": \"new\",\"token_mailkeys\": M}}",
                "{\"mail\":{\"token\":\"old\"}} | {\"mail\":{\"token\":\"new\",\"token_mailkeys\": M}}",
                "{\"mail\":{\"token\":null}} | {\"mail\":{\"token\":\"new\",\"token_mailkeys\": M}}",
                "{ \"b\" : 1.50e1 ,\"mail\":{ \"token\" : \"o\\u00e4\\\"d\" , \"z\" : [ {} ] } , \"a\":0 }"
                        + " | { \"b\" : 1.50e1 ,\"mail\":{ \"token\" : \"new\" , \"z\" : [ {} ], \"token_mailkeys\": M } , \"a\":0 }",
                "{\"mail\":{\"token_mailkeys\":{\"x\":[1]}, \"token\":\"old\"}}"
                        + " | {\"mail\":{\"token_mailkeys\":M, \"token\":\"new\"}}",
                "{\"x\":\"é\ud83d\ude80\",\"mail\":{\"token\":\"\ud83d\ude80\"}}"
                        + " | {\"x\":\"é\ud83d\ude80\",\"mail\":{\"token\":\"new\",\"token_mailkeys\": M}}",
                "{\"a\":1} | {\"a\":1,\"mail\": {\"token\": \"new\", \"token_mailkeys\": M}}",
            })
    void put_changesTheFieldAlone(String before, String after) throws IOException {
        write(before);
        put("new");
        assertThat(Files.readString(file())).isEqualTo(after.replace("M", MARK_TEXT));
        assertThat(sink().read().token()).contains(Secret.of("new"));
        assertThat(sink().read().mark()).contains(MARK);
    }

    @Test
    void put_keepsTheLayout() throws IOException {
        write("{\n    \"mail\": {\n        \"token\": \"old\",\n        \"from\": \"me\"\n    }\n}\n");
        put("new");
        assertThat(Files.readString(file())).isEqualTo("""
                {
                    "mail": {
                        "token": "new",
                        "from": "me",
                        "token_mailkeys": M
                    }
                }
                """.replace("M", MARK_TEXT));
    }

    @Test
    void byteOrderMark_staysWhereItIs() throws IOException {
        write("\ufeff{\"mail\":{\"token\":\"old\"}}");
        assertThat(sink().read().token()).contains(Secret.of("old"));
        put("new");
        assertThat(Files.readString(file())).startsWith("\ufeff{\"mail\":{\"token\":\"new\"");
        assertThat(sink().read().token()).contains(Secret.of("new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"// comment\n{\"mail\":{}}", "{\"mail\":{} /* comment */}"})
    void comment_isSaidToBeTheTrouble(String text) throws IOException {
        write(text);
        assertThatThrownBy(sink()::check).hasMessageContaining("it has a comment");
    }

    @Test
    void put_whereThereIsNoFile_makesOne() throws IOException {
        FileSink.json(file(), "token").put(new Delivery(Secret.of("new"), MARK), Optional.empty());
        assertThat(Files.readString(file()))
                .isEqualTo("{\n  \"token\": \"new\",\n  \"token_mailkeys\": " + MARK_TEXT + "\n}\n");
    }

    @Test
    void aPointer_reachesNamesWithDotsAndSlashes() throws IOException {
        write("{\"a.b\":{\"c/d\":\"old\"}}");
        FileSink.json(file(), "/a.b/c~1d").put(new Delivery(Secret.of("new"), MARK), Optional.empty());
        assertThat(Files.readString(file())).startsWith("{\"a.b\":{\"c/d\":\"new\",\"c/d_mailkeys\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"quote\"", "back\\slash", "ä\ud83d\ude80", "$a#b'c"})
    void anyToken_comesBack(String token) {
        put(token);
        assertThat(sink().read().token()).contains(Secret.of(token));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{} {}",
                "{\"mail\":CANARYCANARYCANARYCANARY}",
                "{\"mail\":{\"token\":\"CANARYCANARYCANARYCANARY",
                "{\"mail\":\"CANARYCANARYCANARYCANARY\"}",
                "{\"mail\":{\"token\":1}}",
                "{\"mail\":{\"token\":\"a\",\"token\":\"b\"}}",
                "{\"mail\":{\"token\":\"a\"},\"mail\":{}}",
                "// comment\n{}",
                "{\"mail\":{\"token\":\"CANARYCANARYCANARYCANARY\\nCANARYCANARYCANARYCANARY\"}}",
            })
    void aFileThatIsNotAsExpected_isRefusedAndNotQuoted(String text) throws IOException {
        write(text);
        assertThatThrownBy(sink()::check).isInstanceOf(SinkException.class).satisfies(Canary::assertAbsentFrom);
        assertThatThrownBy(sink()::read).isInstanceOf(SinkException.class).satisfies(Canary::assertAbsentFrom);
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(Files.readString(file())).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mail.token\":\"OLD\"}",
                "{\"mail.token\":\"\"}",
                "{\"mail.token\":\"OLD\",\"mail\":{\"token\":\"OTHER\"}}",
                "{\"mail\":{\"token\":\"OTHER\"},\"mail.token\":null}",
                "{\"mailToken\":\"OLD\"}",
                "{\"mail\":{\"Token\":\"OLD\"}}",
                "{\"Mail\":{\"token\":\"OLD\"}}",
                "{\"mail_token\":\"OLD\",\"mail\":{\"host\":\"x\"}}",
                "{\"token\":\"secret_0123456789abcdef\"}",
                "{\"app\":{\"mail\":{\"token\":\"0123456789abcdef-secret\"}}}",
                "{\"key\":\"secret_0123456789abcdef\"}",
                "{\"sms\":{\"token\":\"transactional_0123456789abcdef\"}}",
            })
    void aPathThatMayMeanAnotherField_isRefusedByCheckReadAndPut(String text) throws IOException {
        write(text);
        assertThatThrownBy(sink()::check).isInstanceOf(SinkException.class).hasMessageContaining("field = [\"");
        assertThatThrownBy(sink()::read).isInstanceOf(SinkException.class);
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(Files.readString(file())).isEqualTo(text);
    }

    @Test
    void aListOfNames_saysWhichFieldIsMeant_asTheRefusalAsksFor() throws IOException {
        write("{\"mail.token\":\"OLD\"}");
        assertThatThrownBy(sink()::check)
                .hasMessageContaining("field = [\"mail.token\"] or field = [\"mail\", \"token\"]");
        var literal = FileSink.json(file(), List.of("mail.token"));
        assertThat(literal.name()).endsWith("#/mail.token");
        assertThat(literal.read().token()).contains(Secret.of("OLD"));
        literal.put(new Delivery(Secret.of("new"), MARK), Optional.empty());
        assertThat(Files.readString(file()))
                .isEqualTo("{\"mail.token\":\"new\",\"mail.token_mailkeys\": " + MARK_TEXT + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mail\":{\"token\":\"\"},\"mailToken\":\"OLD\"}",
                "{\"sms\":{\"token\":\"0123456789abcdef-secret\"}}",
                "{\"mail\":\t{\"host\":\"smtp.example.com\"}}",
                "{\"token\":\"short\"}",
            })
    void aFirstDelivery_besideOtherFields_isMade(String text) throws IOException {
        write(text);
        put("new");
        assertThat(sink().read().token()).contains(Secret.of("new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-----BEGIN KEY-----\\nCANARYCANARYCANARYCANARY\\n", "a\\u0000b", "a\\u2028b"})
    void aTextOfSeveralLines_isNoToken(String text) throws IOException {
        write("{\"mail\":{\"token\":\"" + text + "\"}}");
        assertThatThrownBy(sink()::check).hasMessageContaining("no token").satisfies(Canary::assertAbsentFrom);
        assertThatThrownBy(sink()::read).hasMessageContaining("no token").satisfies(Canary::assertAbsentFrom);
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
    }

    @Test
    void whatIsDelivered_isNoTextOfSeveralLines() {
        assertThatThrownBy(() -> put("CANARYCANARYCANARYCANARY\nb"))
                .hasMessageContaining("not a token")
                .satisfies(Canary::assertAbsentFrom);
        assertThat(file()).doesNotExist();
    }

    @Test
    void neighbours_areTheOtherFields_withTheirMarks() throws IOException {
        write("{\"a.b\":\"one\",\"c\":[\"x\"],\"d\":{\"e\":\"two\"}}");
        put("new");
        String name = sink().name().replace("#mail.token", "#");
        assertThat(FileSink.json(file(), "d.e").neighbours())
                .containsOnlyKeys(name + "/a.b", name + "mail.token")
                .containsEntry(
                        name + "mail.token",
                        new SinkState(Optional.of(Secret.of("new")), Optional.of(MARK), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a..b", "/", "/a/"})
    void aFieldWithoutAName_isRefused(String field) {
        assertThatThrownBy(() -> FileSink.json(file(), field)).isInstanceOf(IllegalArgumentException.class);
    }

    private void put(String token) {
        sink().put(new Delivery(Secret.of(token), MARK), Optional.empty());
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
        file().toFile().setReadable(false, false);
        file().toFile().setReadable(true, true);
    }

    @Test
    void tokenPutByHandUnderAnOldMark_isNobodys() throws IOException {
        sink().put(delivery(1), Optional.empty());
        Files.writeString(file(), Files.readString(file()).replace(token(1), token(2)));
        assertThat(sink().read().token()).contains(Canary.token(2));
        assertThat(sink().read().mark()).isEmpty();
    }
}
