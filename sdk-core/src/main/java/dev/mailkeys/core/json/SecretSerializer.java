package dev.mailkeys.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.util.Collection;

/**
 * Writes a credential into a request that remembers its secrets, so that they are redacted from the answer. Into
 * anything else it writes {@code ***}.
 */
final class SecretSerializer extends StdSerializer<Secret> {

    private static final long serialVersionUID = 1;

    /** The attribute that holds the secrets of a request. */
    static final String WRITTEN = "secrets";

    SecretSerializer() {
        super(Secret.class);
    }

    @Override
    @SuppressWarnings("unchecked") // Only Json sets it.
    public void serialize(Secret value, JsonGenerator json, SerializerProvider provider) throws IOException {
        var written = (Collection<Secret>) provider.getAttribute(WRITTEN);
        if (written != null) {
            written.add(value);
        }
        json.writeString(written == null ? value.toString() : value.reveal());
    }
}
