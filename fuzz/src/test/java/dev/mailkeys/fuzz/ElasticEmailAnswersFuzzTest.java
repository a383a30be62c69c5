package dev.mailkeys.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mailkeys.core.Secret;
import dev.mailkeys.elasticemail.AccessLevel;
import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.elasticemail.KeyChanges;
import dev.mailkeys.elasticemail.NewKey;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Any answer of Elastic Email. */
class ElasticEmailAnswersFuzzTest {

    private static final Secret CREDENTIAL = Provider.credential("");

    private static Provider provider;
    private static List<Callable<?>> operations;

    @BeforeAll
    static void begin() throws IOException {
        provider = new Provider();
        var keys = ElasticEmailKeys.using(CREDENTIAL, provider.settings());
        operations = List.of(
                () -> keys.list(),
                () -> keys.create(NewKey.named("a", AccessLevel.SEND_HTTP)),
                () -> keys.get("a"),
                () -> keys.update("a", KeyChanges.builder().name("b").build()),
                () -> {
                    keys.delete("a");
                    return "";
                },
                () -> keys.subaccountKey("a@example.com"));
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
