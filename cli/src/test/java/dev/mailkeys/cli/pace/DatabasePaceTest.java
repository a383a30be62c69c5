package dev.mailkeys.cli.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.terminal.StreamKind;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.pace.SharedPace;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabasePaceTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Messages messages = new Messages(
            new ProcessContext(Map.of(), InputStream.nullInputStream(), err, err, stream -> StreamKind.FILE),
            false,
            false);
    private final List<String> asked = new ArrayList<>();

    private SharedPace place(String name, boolean keeps) {
        return (account, change) -> {
            asked.add(name);
            return keeps;
        };
    }

    private ClientSettings settings(boolean databaseKeeps) {
        ClientSettings usual =
                ClientSettings.builder().sharedPace(place("file", true)).build();
        return DatabasePace.in(usual, Optional.of(place("database", databaseKeeps)), messages);
    }

    private static boolean isKept(ClientSettings settings) throws InterruptedException {
        return settings.sharedPace().orElseThrow().update(key -> "a", text -> text);
    }

    @Test
    void database_isWhereCallsAreCounted_andNoFile() throws Exception {
        assertThat(isKept(settings(true))).isTrue();
        assertThat(asked).containsExactly("database");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void databaseWithoutTheTables_isToldOnce_andTheFileHasTheCalls() throws Exception {
        ClientSettings settings = settings(false);
        assertThat(isKept(settings)).isTrue();
        assertThat(isKept(settings)).isTrue();
        assertThat(asked).containsExactly("database", "file", "database", "file");
        assertThat(err.toString()).containsOnlyOnce("version-2.sql");
    }

    @Test
    void withoutADatabase_nothingIsOtherwise() {
        ClientSettings usual =
                ClientSettings.builder().sharedPace(place("file", true)).build();
        assertThat(DatabasePace.in(usual, Optional.empty(), messages)).isSameAs(usual);
    }
}
