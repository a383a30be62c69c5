package dev.mailkeys.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/** The floor: the least code that calls Emailit, with a bounded body and a typed result, on connections as OkHttp keeps them. */
public class HandWritten implements Contestant {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final long MOST_BYTES = 8 << 20;
    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final OkHttpClient client;
    private final String keys;
    private final JavaType pages;

    public HandWritten(String baseUrl) {
        this(baseUrl, new OkHttpClient(), Key.class);
    }

    HandWritten(String baseUrl, OkHttpClient client, Class<? extends Listed> key) {
        this.client = client;
        this.pages = MAPPER.getTypeFactory().constructParametricType(Page.class, key);
        this.keys = baseUrl + "/v2/api-keys";
    }

    interface Listed {

        String id();

        String name();
    }

    /** A key as Emailit shows it; times are left as text. */
    record Key(
            String id,
            String name,
            String scope,
            @JsonProperty("sending_domain_id") String sendingDomainId,
            @JsonProperty("last_used_at") String lastUsed,
            @JsonProperty("created_at") String created,
            @JsonProperty("updated_at") String updated)
            implements Listed {}

    record IssuedKey(
            String key,
            String id,
            String name,
            String scope,
            @JsonProperty("sending_domain_id") String sendingDomainId,
            @JsonProperty("created_at") String created,
            @JsonProperty("updated_at") String updated) {}

    record Page<K extends Listed>(
            List<K> data, @JsonProperty("next_page_url") String next) {}

    @Override
    public String create() throws IOException {
        byte[] issued = call(post(keys, Map.of("name", NAME, "scope", "sending")));
        return MAPPER.readValue(issued, IssuedKey.class).key();
    }

    @Override
    public String update() throws IOException {
        byte[] renamed = call(post(keys + "/" + ID, Map.of("name", NAME)));
        return MAPPER.readValue(renamed, Key.class).name();
    }

    @Override
    public long page() throws IOException {
        return marks(page(1));
    }

    @Override
    public long all() throws IOException {
        long marks = 0;
        Page<?> page;
        int number = 1;
        do {
            page = page(number++);
            marks += marks(page);
        } while (page.next() != null);
        return marks;
    }

    private Page<?> page(int number) throws IOException {
        byte[] page = call(new Request.Builder().url(keys + "?page=" + number + "&limit=" + PAGE_SIZE));
        return MAPPER.readValue(page, pages);
    }

    private static Request.Builder post(String url, Map<String, String> fields) throws IOException {
        return new Request.Builder().url(url).post(RequestBody.create(MAPPER.writeValueAsBytes(fields), JSON));
    }

    private byte[] call(Request.Builder request) throws IOException {
        request.header("Authorization", "Bearer " + CREDENTIAL).header("Accept", "application/json");
        try (Response response = client.newCall(request.build()).execute()) {
            BufferedSource body = response.body().source();
            if (!response.isSuccessful() || body.request(MOST_BYTES + 1)) {
                throw new IOException("status " + response.code());
            }
            return body.readByteArray();
        }
    }

    private static long marks(Page<?> page) {
        long marks = 0;
        for (Listed key : page.data()) {
            marks += Contestant.mark(key.id(), key.name());
        }
        return marks;
    }
}
