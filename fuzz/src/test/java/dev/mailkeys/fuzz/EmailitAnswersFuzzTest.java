package dev.mailkeys.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mailkeys.core.Secret;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.KeyChanges;
import dev.mailkeys.emailit.NewKey;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Any answer of Emailit. */
class EmailitAnswersFuzzTest {

    private static final Secret CREDENTIAL = Provider.credential("secret_");

    private static Provider provider;
    private static List<Callable<?>> operations;

    @BeforeAll
    static void begin() throws IOException {
        provider = new Provider();
        var keys = EmailitKeys.using(CREDENTIAL, provider.settings());
        operations = List.of(
                () -> keys.list().stream().limit(200).toList(),
                () -> keys.create(NewKey.full("a")),
                () -> keys.get("key_1"),
                () -> keys.rotate("key_1"),
                () -> keys.update("key_1", KeyChanges.rename("b")),
                () -> {
                    keys.delete("key_1");
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
