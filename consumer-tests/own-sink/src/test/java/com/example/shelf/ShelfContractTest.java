package com.example.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.sink.SinkContract;
import dev.mailkeys.rotation.sink.spi.SinkContext;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every sink must keep. */
@Timeout(60)
class ShelfContractTest extends SinkContract {

    private static final Pattern TEXT = Pattern.compile("\"text\":\"([^\"]*)\"");

    private final Shelf shelf = new Shelf();

    ShelfContractTest() throws IOException {}

    @AfterEach
    void close() {
        shelf.close();
    }

    @Override
    protected Sink sink() {
        var values = SinkValues.of(Map.of("place", "mail", "token-env", "SHELF_TOKEN"), folder, Set.of());
        return new ShelfSinks().plan(values).orElseThrow().sink(new Given(shelf));
    }

    @Override
    protected Optional<String> stored() {
        return Optional.ofNullable(shelf.kept.get("/places/mail"))
                .map(body -> TEXT.matcher(new String(body, StandardCharsets.UTF_8)))
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group(1));
    }

    @Override
    protected void changeBehindItsBack(Secret token) {
        String body = "{\"text\":\"" + token.reveal() + "\",\"about\":\"\"}";
        shelf.kept.put("/places/mail", body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void breakIt() {
        shelf.close();
    }

    @Override
    protected List<Path> places() {
        return List.of();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        401 | get another one
        403 | lacks a right for this: add it
        409 | find out who does
        429 | asks for fewer calls
        500 | try again in some minutes
        """)
    void aRefusal_saysWhatToDo(int status, String advice) {
        shelf.status = status;
        assertThatThrownBy(sink()::read).isInstanceOf(SinkException.class).hasMessageContaining(advice);
        assertThat(failure(sink(), 1, Optional.empty())).hasMessageContaining(advice);
    }

    /** A login page is neither an empty place nor an answer to a put. */
    @ParameterizedTest
    @ValueSource(strings = {"<html></html>", "{}"})
    void aPage_isNoAbsence(String page) {
        shelf.status = 200;
        shelf.page = page;
        assertThatThrownBy(sink()::read)
                .isInstanceOf(SinkException.class)
                .hasMessageContaining("look at the address (base-url, or SHELF_URL)");
    }

    @Test
    void aPageThatAPutIsAnsweredWith_isUnknown() {
        shelf.status = 200;
        shelf.page = "<html></html>";
        assertThat(failure(sink(), 1, Optional.empty()).kind()).isEqualTo(SinkException.Kind.UNKNOWN);
    }

    /** What a command would pass. */
    private record Given(Shelf shelf) implements SinkContext {

        @Override
        public Secret secret(String key) {
            return Secret.of(Shelf.TOKEN);
        }

        @Override
        public ClientSettings settings() {
            return ClientSettings.builder()
                    .baseUrl(shelf.address())
                    .calls(CallSettings.builder()
                            .retries(RetryPolicy.builder().maxAttempts(1).build())
                            .build())
                    .build();
        }

        @Override
        public List<Secret> secrets() {
            return List.of();
        }
    }
}
