package dev.mailkeys.rotation.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawSinkTest extends FileSinkContract {

    @Override
    protected Sink sink() {
        return FileSink.raw(file());
    }

    @Override
    protected Optional<String> stored() throws IOException {
        return Optional.of(Files.readString(file()));
    }

    @Override
    String text(Secret token) {
        return token.reveal();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void put_keepsTheLineBreakAtTheEnd(String end) throws IOException {
        sink().put(delivery(0), Optional.empty());
        Files.writeString(file(), "old" + end);
        assertThat(sink().read().token()).contains(Secret.of("old"));
        sink().put(delivery(1), Optional.empty());
        assertThat(Files.readString(file())).isEqualTo(token(1) + end);
    }

    @Test
    void aFileOfMoreLines_isRefused() throws IOException {
        sink().put(delivery(0), Optional.empty());
        Files.writeString(file(), "a\nb\n");
        assertThatThrownBy(sink()::check).isInstanceOf(SinkException.class).hasMessageContaining("right place");
        failure(sink(), 1, Optional.empty());
        assertThat(Files.readString(file())).isEqualTo("a\nb\n");
    }

    @Test
    void byteOrderMark_isNoPartOfTheToken() throws IOException {
        sink().put(delivery(0), Optional.empty());
        Files.writeString(file(), "\ufeffold");
        assertThat(sink().read().token()).contains(Secret.of("old"));
    }

    @Test
    void anEmptyFile_holdsNoToken() throws IOException {
        sink().put(delivery(0), Optional.empty());
        Files.writeString(file(), "\n");
        assertThat(sink().read().token()).isEmpty();
    }
}
