package dev.mailkeys.rotation.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecSinkWithReaderTest extends ExecSinkContract {

    @Override
    protected Sink sink() {
        return ((ExecSink) super.sink()).idempotent().withReader(shell("cat stored; echo"));
    }

    @Test
    void aReader_isACapability() {
        assertThat(sink().capabilities())
                .containsExactlyInAnyOrder(SinkCapability.READABLE, SinkCapability.IDEMPOTENT_PUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"printf new", "echo new", "printf 'new\\r\\n'", "echo hint >&2; echo new"})
    void aLineBreakAtTheEnd_isNotPartOfTheToken(String script) {
        assertThat(reading(script).read().token()).contains(Secret.of("new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "echo", "exit 66", "echo NotFound >&2; exit 66"})
    void nothing_isNoToken(String script) {
        assertThat(reading(script).read().token()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo CANARYCANARYCANARYCANARY; exit 1",
                "echo CANARYCANARYCANARYCANARY >&2; exit 1",
                "exit 67",
                "printf 'CANARYCANARYCANARYCANARY\\0x'",
                "echo CANARYCANARYCANARYCANARY; echo b",
                "yes CANARYCANARYCANARYCANARY | tr -d '\\n' | head -c 100000",
            })
    void whatIsNoToken_isRefusedAndNotQuoted(String script) {
        assertThatThrownBy(reading(script)::read)
                .isInstanceOf(SinkException.class)
                .hasMessageContaining("gave no token")
                .hasMessageContaining("nothing to read yet, it must end with 66")
                .satisfies(Canary::assertAbsentFrom);
    }

    private Sink reading(String script) {
        return ExecSink.of(shell("true")).withReader(shell(": nothing that is quoted in a name\n" + script));
    }
}
