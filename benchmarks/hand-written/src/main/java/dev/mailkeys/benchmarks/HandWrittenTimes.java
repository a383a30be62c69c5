package dev.mailkeys.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.time.Instant;
import okhttp3.OkHttpClient;

/** Hand-written code whose keys have times, as those of mailkeys have: read by {@link Instant#parse}, as most would do it. */
public final class HandWrittenTimes extends HandWritten {

    public HandWrittenTimes(String baseUrl) {
        super(baseUrl, new OkHttpClient(), TimedKey.class);
    }

    record TimedKey(
            String id,
            String name,
            String scope,
            @JsonProperty("sending_domain_id") String sendingDomainId,

            @JsonProperty("last_used_at") @JsonDeserialize(using = Time.class)
            Instant lastUsed,

            @JsonProperty("created_at") @JsonDeserialize(using = Time.class)
            Instant created,

            @JsonProperty("updated_at") @JsonDeserialize(using = Time.class)
            Instant updated)
            implements Listed {}

    static final class Time extends JsonDeserializer<Instant> {

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Instant.parse(parser.getText());
        }
    }
}
