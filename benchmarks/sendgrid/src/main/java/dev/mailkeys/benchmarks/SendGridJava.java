package dev.mailkeys.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sendgrid.Method;
import com.sendgrid.Request;
import com.sendgrid.Response;
import com.sendgrid.SendGrid;
import java.io.IOException;
import java.util.List;

/**
 * sendgrid-java's generic client, with SendGrid's API keys. It gives bodies as text; they are read with the Jackson that it
 * brings. SendGrid's list of keys has no pages: the server here takes an offset.
 */
public final class SendGridJava implements Contestant {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final SendGrid api = new SendGrid(CREDENTIAL);

    public SendGridJava(String baseUrl) {
        api.setHost(baseUrl.replace("https://", ""));
    }

    record Key(@JsonProperty("api_key_id") String id, String name) {}

    record IssuedKey(
            @JsonProperty("api_key") String token,
            @JsonProperty("api_key_id") String id,
            String name) {}

    record Page(List<Key> result) {}

    @Override
    public String create() throws IOException {
        Request request = request(Method.POST);
        request.setBody("{\"name\":\"" + NAME + "\",\"scopes\":[\"mail.send\"]}");
        return MAPPER.readValue(send(request), IssuedKey.class).token();
    }

    @Override
    public long page() throws IOException {
        return marks(page(0));
    }

    @Override
    public long all() throws IOException {
        long marks = 0;
        int offset = 0;
        Page page;
        do {
            page = page(offset);
            marks += marks(page);
            offset += PAGE_SIZE;
        } while (page.result().size() == PAGE_SIZE);
        return marks;
    }

    private Page page(int offset) throws IOException {
        Request request = request(Method.GET);
        request.addQueryParam("limit", Integer.toString(PAGE_SIZE));
        request.addQueryParam("offset", Integer.toString(offset));
        return MAPPER.readValue(send(request), Page.class);
    }

    private static Request request(Method method) {
        var request = new Request();
        request.setMethod(method);
        request.setEndpoint("api_keys");
        return request;
    }

    private String send(Request request) throws IOException {
        Response response = api.api(request);
        if (response.getStatusCode() != 200) {
            throw new IOException("status " + response.getStatusCode());
        }
        return response.getBody();
    }

    private static long marks(Page page) {
        long marks = 0;
        for (Key key : page.result()) {
            marks += Contestant.mark(key.id(), key.name());
        }
        return marks;
    }
}
