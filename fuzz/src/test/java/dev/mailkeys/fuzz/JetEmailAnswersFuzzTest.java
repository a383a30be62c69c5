package dev.mailkeys.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.jetemail.KeyChanges;
import dev.mailkeys.jetemail.NewKey;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Any answer of JetEmail. */
class JetEmailAnswersFuzzTest {

    private static final Secret CREDENTIAL = Provider.credential("api_");

    private static Provider provider;
    private static List<Callable<?>> operations;

    @BeforeAll
    static void begin() throws IOException {
        provider = new Provider();
        var keys = JetEmailKeys.using(CREDENTIAL, provider.settings());
        operations = List.of(
                () -> keys.list(),
                () -> keys.create(NewKey.named("a")),
                () -> keys.rotate(Secret.of("transactional_old")),
                () -> {
                    keys.update(
                            Secret.of("transactional_old"),
                            KeyChanges.builder().name("b").build());
                    return "";
                },
                () -> {
                    keys.delete(Secret.of("transactional_old"));
                    return "";
                });
    }

    @AfterAll
    static void end() {
        provider.close();
    }

    @FuzzTest
    void answers(byte[] input) throws Exception {
        provider.check(input, operations, CREDENTIAL.reveal());
    }
}
