package com.example.gson;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParser;
import com.google.gson.JsonSerializer;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.elasticemail.AccessLevel;
import dev.mailkeys.emailit.Scope;
import dev.mailkeys.jetemail.IssuedKey;
import dev.mailkeys.jetemail.KeyInfo;
import dev.mailkeys.jetemail.KeyStatus;
import java.time.Instant;
import java.util.List;

/**
 * A user's program with Gson: types that may hold a secret end in an error, and an adapter of one line writes the rest.
 */
public final class GsonConsumer {

    private static final Secret TOKEN = Secret.of("transactional_c4n4ry");
    private static final ObjectMapper JACKSON = new ObjectMapper();

    private GsonConsumer() {}

    /**
     * Runs the program.
     *
     * @param args none
     */
    public static void main(String[] args) {
        KeyInfo jetemail =
                KeyInfo.builder().name("ci").status(KeyStatus.ACTIVE).quota(5).build();
        var emailit = dev.mailkeys.emailit.KeyInfo.builder()
                .id("key_1")
                .name("ci")
                .scope(Scope.SENDING)
                .created(Instant.EPOCH)
                .build();
        var elastic = dev.mailkeys.elasticemail.KeyInfo.builder()
                .name("ci")
                .addAccessLevels(AccessLevel.SEND_HTTP)
                .build();
        IssuedKey issued = IssuedKey.builder().token(TOKEN).build();
        var elasticIssued = dev.mailkeys.elasticemail.IssuedKey.builder()
                .token(TOKEN)
                .info(elastic)
                .build();

        for (Object holder :
                List.of(jetemail, emailit, elastic, issued, elasticIssued, TOKEN, ClientSettings.defaults())) {
            refuses(new Gson(), holder);
            refuses(new Gson(), List.of(holder));
        }

        Gson gson = new GsonBuilder()
                .registerTypeHierarchyAdapter(KeyInfo.class, byJackson())
                .registerTypeHierarchyAdapter(dev.mailkeys.emailit.KeyInfo.class, byJackson())
                .registerTypeHierarchyAdapter(dev.mailkeys.elasticemail.KeyInfo.class, byJackson())
                .create();
        writes(gson, List.of(jetemail), "\"name\":\"ci\"", "\"status\":\"active\"", "\"quota\":5");
        writes(gson, emailit, "\"id\":\"key_1\"", "\"scope\":\"sending\"", "\"created_at\":\"1970-01-01T00:00:00Z\"");
        writes(gson, elastic, "\"Name\":\"ci\"", "\"AccessLevel\":[\"SendHttp\"]");
        refuses(gson, issued);
        refuses(gson, KeyInfo.builder().status(KeyStatus.ACTIVE).token(TOKEN).build());
        System.out.println("gives models to Gson");
    }

    // #region adapter
    /** Has Gson write what Jackson writes. */
    private static JsonSerializer<Object> byJackson() {
        return (key, type, context) ->
                JsonParser.parseString(JACKSON.valueToTree(key).toString());
    }
    // #endregion adapter

    private static void writes(Gson gson, Object value, String... parts) {
        String json = gson.toJson(value);
        for (String part : parts) {
            require(json.contains(part), part + " is not in " + json);
        }
    }

    private static void refuses(Gson gson, Object holder) {
        var out = new StringBuilder();
        try {
            gson.toJson(holder, out);
        } catch (RuntimeException refused) {
            String message = String.valueOf(refused.getMessage());
            require(message.contains("reveal") || message.contains("callReveal"), "the message is " + message);
            require(!message.contains("c4n4ry") && out.length() <= 1, "was written: " + out);
            return;
        }
        throw new IllegalStateException("was not refused but written: " + out);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
