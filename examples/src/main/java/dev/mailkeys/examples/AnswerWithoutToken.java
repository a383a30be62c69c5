package dev.mailkeys.examples;

import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.IssuedKey;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.jetemail.NewKey;
import java.util.Map;
import java.util.function.Consumer;

/** What a controller does that makes keys: it keeps the token first, and answers with what it chooses. */
public final class AnswerWithoutToken {

    private AnswerWithoutToken() {}

    /**
     * Makes a key.
     *
     * @param keys the account
     * @param newKey the body of the request, as your mapper read it
     * @param vault keeps a token
     * @return the answer's body
     */
    public static Map<String, String> create(JetEmailKeys keys, NewKey newKey, Consumer<Secret> vault) {
        IssuedKey issued = keys.create(newKey);
        vault.accept(issued.token());
        return Map.of("name", newKey.name());
    }
}
