package dev.mailkeys.rotation.sink;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkState;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotenvSinkTest extends FileSinkContract {

    private static final String MARK_LINE = "# mailkeys " + KeyMarkJson.write(MARK, Secret.of("new"));

    @Override
    protected Sink sink() {
        return FileSink.dotenv(file(), "TOKEN");
    }

    @Override
    protected Optional<String> stored() throws IOException {
        return Files.readAllLines(file()).stream()
                .filter(line -> line.startsWith("TOKEN="))
                .map(line -> line.substring(6))
                .findFirst();
    }

    @Override
    String text(Secret token) {
        return "TOKEN=" + token.reveal() + "\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TOKEN=old\\n | TOKEN=new\\n",
                "TOKEN=old | TOKEN=new",
                "export TOKEN=old\\nB=1\\n | export TOKEN=new\\nB=1\\n",
                "'  export  TOKEN = \"old\" # say\\n' | '  export  TOKEN = \"new\" # say\\n'",
                "TOKEN='old'\\n | TOKEN='new'\\n",
                "A=1\\r\\nTOKEN=old\\r\\nB=2\\r\\n | A=1\\r\\nTOKEN=new\\r\\nB=2\\r\\n",
                "TOKEN=\\nB=2 | TOKEN=new\\nB=2",
                "TOKEN= # none yet\\n | TOKEN=new # none yet\\n",
                "TOKEN=\"\"\\n | TOKEN=\"new\"\\n",
                "TOKEN=old # due \u0085\\n | TOKEN=new # due \u0085\\n",
                "MY_TOKEN=1\\nTOKEN_B=2\\n#TOKEN=3\\nTOKEN=old\\n | MY_TOKEN=1\\nTOKEN_B=2\\n#TOKEN=3\\nTOKEN=new\\n",
                "PEM=\"a\\nb=c\\n\"\\nTOKEN=old\\n | PEM=\"a\\nb=c\\n\"\\nTOKEN=new\\n",
                "PEM='a\\n'\\nTOKEN=old\\n | PEM='a\\n'\\nTOKEN=new\\n",
                "TOKEN=old\\nSAID=it's\\n | TOKEN=new\\nSAID=it's\\n",
                "SAID=\"it's\"\\n# it's\\nTOKEN=old\\n | SAID=\"it's\"\\n# it's\\nTOKEN=new\\n",
                "A=$(date)\\nB=${A}\\nC=\"x${B}y\"\\nTOKEN=old\\n | A=$(date)\\nB=${A}\\nC=\"x${B}y\"\\nTOKEN=new\\n",
                "URL=https://x/?TOKEN=1\\nTOKEN=old\\n | URL=https://x/?TOKEN=1\\nTOKEN=new\\n",
                "\u00ef\u00bb\u00bfTOKEN=old\\n | \u00ef\u00bb\u00bfTOKEN=new\\n",
                "\\n\u00ff\u0080 garbage\\nTOKEN=old\\n | \\n\u00ff\u0080 garbage\\nTOKEN=new\\n",
            })
    void put_changesTheValueAlone(String before, String after) throws IOException {
        write(lines(before));
        put("new");
        String text = Files.readString(file(), ISO_8859_1);
        String lineBreak = text.contains("\r\n") ? "\r\n" : "\n";
        assertThat(text).contains(MARK_LINE + lineBreak);
        assertThat(text.replace(MARK_LINE + lineBreak, "")).isEqualTo(lines(after));
        assertThat(sink().read().token()).contains(Secret.of("new"));
        assertThat(sink().read().mark()).contains(MARK);
        put("newer");
        String newerMark = "# mailkeys " + KeyMarkJson.write(MARK, Secret.of("newer"));
        assertThat(Files.readString(file(), ISO_8859_1))
                .isEqualTo(text.replace(MARK_LINE, newerMark).replace("new", "newer"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | ''",
                "A=1\\n | A=1\\n",
                "A=1 | A=1\\n",
                "A=1\\r\\nB=2 | A=1\\r\\nB=2\\n",
                "A=1\\r | A=1\\r\\n",
            })
    void put_whereTheVariableIsNotSet_addsItAtTheEnd_andASecondOneChangesNothing(String before, String kept)
            throws IOException {
        write(lines(before));
        put("new");
        String lineBreak = before.contains("\\r\\n") ? "\r\n" : "\n";
        String after = lines(kept) + MARK_LINE + lineBreak + "TOKEN=new" + lineBreak;
        assertThat(Files.readString(file(), ISO_8859_1)).isEqualTo(after);
        put("new");
        assertThat(Files.readString(file(), ISO_8859_1)).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TOKEN=a\nTOKEN=b\n",
                "TOKEN=a\nexport TOKEN=a\n",
                "A=\"x\nTOKEN=a\n\"\n",
                "A='x\nTOKEN=a\nB='\nTOKEN=b\n",
                "TOKEN=a b\n",
                "TOKEN=a\\b\n",
                "TOKEN=$OTHER\n",
                "TOKEN=\"${OTHER}\"\n",
                "TOKEN='it\\'s'\n",
                "TOKEN=\"a\"b\n",
                "TOKEN=\"never closed\n",
                "TOKEN=`a`\n",
                "TOKEN=#a\n",
                "TOKEN=a\u0000\n",
                "SAID=it's\nTOKEN=old\nMORE=it's\n",
                "A=\"never closed\nTOKEN=old\n",
                "A=`never closed\nTOKEN=old\n",
                "A=C:\\data\\\nTOKEN=old\n",
                "# a comment \\\nTOKEN=old\n",
                "A=C:\\data\\\r\nTOKEN=old\r\n",
                "A='C:\\data\\'\nTOKEN=old\nB='x'\n",
                "A=$(cat\nTOKEN=old\n)\n",
                "cat <<EOF\nTOKEN=old\nEOF\n",
                "TOKEN: old\n",
                "  export TOKEN: old\n",
                "TOKEN=old\nTOKEN: older\n",
                "\fTOKEN=old\n",
                "\u00c2\u00a0TOKEN=old\n",
                "A=1\rTOKEN=old\n",
                "A=1 TOKEN=old\n",
                "A=1;TOKEN=old\n",
                "TOKEN+=old\n",
                "TOKEN=\"old\nmore\"\n",
                "garbage \\\nX'y Z='a\nTOKEN=old\n'\n",
                "TOKEN=\n'\nexport A=old\n'\n",
                "TOKEN=\n \n\"x\"\n",
                "A: 'x\nexport B=\"a\\\\\"\n'\nTOKEN=old\n",
                "it's\n'\nTOKEN=old\nB='x'\n",
                "A=\u00c2\u00a0'\nTOKEN=old\n'\n",
            })
    void aFileThatReadersDoNotReadAlike_isRefused(String text) throws IOException {
        write(text);
        assertThat(catchThrowableOfType(SinkException.class, sink()::check).kind())
                .isEqualTo(SinkException.Kind.UNCHANGED);
        assertThatThrownBy(sink()::read).isInstanceOf(SinkException.class);
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(SinkException.Kind.UNCHANGED);
        assertThat(Files.readString(file(), ISO_8859_1)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A=C:\\data\\\n",
                "A=C:\\data\\",
                "A=1\n# comment \\\n",
                "SAID=it's\n",
                "A=\"open\n",
                "f() (\n",
                "TOKEN: old\n",
                "token=old\n",
                "export Token='old'\n",
                "MAIL_TOKEN=secret_0123456789abcdef\n",
                "TOKEN_EMAILIT=0123456789abcdef-secret\n",
                "OTHER_KEY=secret_0123456789abcdef\n",
                "OTHER_KEY='em_live_0123456789abcdef'\n",
            })
    void aFirstDelivery_whoseVariableMayBeThereOtherwise_isRefused(String text) throws IOException {
        write(text);
        assertThatThrownBy(sink()::check).isInstanceOf(SinkException.class);
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(SinkException.Kind.UNCHANGED);
        assertThat(Files.readString(file(), ISO_8859_1)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token=\n",
                "MAIL_TOKEN=\n",
                "TOKEN_TTL=3600\n",
                "TOKEN_FILE=/run/secrets/token\n",
                "MAIL_HOST=smtp.example.com\n",
                "OTHER_KEY=sk_0123456789abcdef\n",
            })
    void aFirstDelivery_besideOtherNames_isMade(String text) throws IOException {
        write(text);
        put("new");
        assertThat(Files.readString(file())).isEqualTo(text + MARK_LINE + "\nTOKEN=new\n");
    }

    @Test
    void aNewName_isWrittenOnceItStandsInTheFile_asTheRefusalSays() throws IOException {
        write("token=old\n");
        assertThatThrownBy(sink()::check)
                .hasMessageContaining("variable = \"token\"")
                .hasMessageContaining("write the line TOKEN= into the file first");
        write("token=old\nTOKEN=\n");
        put("new");
        assertThat(Files.readString(file())).isEqualTo("token=old\n" + MARK_LINE + "\nTOKEN=new\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "export A=1\\nexport B=2\\n | export TOKEN=new",
                "export A=1\\nB=2\\n | TOKEN=new",
                "# none\\n | TOKEN=new"
            })
    void aFirstDelivery_isExportedWhereAllIs(String before, String line) throws IOException {
        write(lines(before));
        put("new");
        assertThat(Files.readString(file())).isEqualTo(lines(before) + MARK_LINE + "\n" + line + "\n");
    }

    @Test
    void aMark_hasNoQuoteThatAReaderCouldTakeForOne() throws IOException {
        var mark = new KeyMark("emailit", "it's", "`a' \"b\"", "r1", 1, KeySettings.of(Map.of()));
        sink().put(new Delivery(Secret.of("new"), mark), Optional.empty());
        assertThat(Files.readString(file())).doesNotContain("'", "`");
        assertThat(sink().read().mark()).contains(mark);
    }

    @Test
    void neighbours_areTheOtherVariables_withTheirMarks() throws IOException {
        write("A=1\nB='two'\nC=\n");
        put("new");
        String name = sink().name().replace("#TOKEN", "#");
        assertThat(FileSink.dotenv(file(), "A").neighbours())
                .containsOnlyKeys(name + "B", name + "TOKEN")
                .containsEntry(
                        name + "TOKEN",
                        new SinkState(Optional.of(Secret.of("new")), Optional.of(MARK), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a#b", "a\"b", "a$b", "a`b`;&|<>(){}[]*?~!^"})
    void put_whereTheTokenNeedsQuotes_quotesIt(String token) throws IOException {
        put(token);
        assertThat(Files.readString(file())).endsWith("TOKEN='" + token + "'\n");
        assertThat(sink().read().token()).contains(Secret.of(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a'b", "a\\b", "a\nb", "a${b}", "a\u0000", "ä"})
    void put_whereNoQuotesHelp_isRefused(String token) {
        assertThatThrownBy(() -> put(token)).isInstanceOf(SinkException.class);
        assertThat(file()).doesNotExist();
    }

    @Test
    void aMarkThatDoesNotStandRightAbove_isNone() throws IOException {
        put("new");
        write(Files.readString(file()).replace("\nTOKEN", "\n\nTOKEN"));
        assertThat(sink().read().mark()).isEmpty();
        assertThat(sink().read().token()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"provider\":\"e\"",
                "{\"attempt\":\"1\"}",
                "{\"provider\":\"p\",\"key_id\":\"i\",\"key_name\":\"n\",\"rotation\":\"r\",\"attempt\":0}",
                "{\"provider\":\"p\",\"key_id\":\"i\",\"key_name\":\"n\",\"rotation\":\"r\",\"attempt\":1,\"pending\":true}",
                "{\"provider\":\"p\",\"key_id\":\"i\",\"key_name\":\"n\",\"rotation\":\"r\",\"attempt\":1,\"settings\":{\"a\":1}}",
                "{\"provider\":\"p\",\"key_id\":\"i\",\"key_name\":\"n\",\"rotation\":\"r\",\"attempt\":1}{}",
                "{\"attempt\":99999999999}",
            })
    void aMarkThatIsNotWhole_isNone_andIsReplaced(String mark) throws IOException {
        write("# mailkeys " + mark + "\nTOKEN=old\n");
        assertThat(sink().read().mark()).isEmpty();
        put("new");
        assertThat(Files.readAllLines(file())).isEqualTo(List.of(MARK_LINE, "TOKEN=new"));
    }

    @Test
    void anotherVariableOfTheSameFile_isNoConflict() throws IOException {
        var sink = sink();
        put("old");
        var version = sink.read().version();
        FileSink.dotenv(file(), "OTHER").put(delivery(1), Optional.empty());
        sink.put(delivery(2), version);
        assertThat(Files.readString(file())).contains("\nTOKEN=" + token(2) + "\n", "\nOTHER=" + token(1) + "\n");
    }

    @Test
    void aNameThatIsNone_isRefused() {
        assertThatThrownBy(() -> FileSink.dotenv(file(), "A B")).isInstanceOf(IllegalArgumentException.class);
    }

    private void put(String token) {
        sink().put(new Delivery(Secret.of(token), MARK), Optional.empty());
    }

    private void write(String text) throws IOException {
        Files.write(file(), text.getBytes(ISO_8859_1));
        file().toFile().setReadable(false, false);
        file().toFile().setReadable(true, true);
    }

    private static String lines(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n");
    }

    @Test
    void tokenPutByHandUnderAnOldMark_isNobodys() throws IOException {
        sink().put(delivery(1), Optional.empty());
        Files.writeString(file(), Files.readString(file()).replace(token(1), token(2)));
        assertThat(sink().read().token()).contains(Canary.token(2));
        assertThat(sink().read().mark()).isEmpty();
    }
}
