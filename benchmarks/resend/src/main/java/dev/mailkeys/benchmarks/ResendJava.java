package dev.mailkeys.benchmarks;

import com.resend.Resend;
import com.resend.core.exception.ResendException;
import com.resend.core.net.ListParams;
import com.resend.services.apikeys.ApiKeys;
import com.resend.services.apikeys.model.ApiKey;
import com.resend.services.apikeys.model.CreateApiKeyOptions;
import com.resend.services.apikeys.model.ListApiKeysResponse;
import java.util.List;

/** resend-java's API keys. One service is kept for all calls, because each has a client and connections of its own. */
public final class ResendJava implements Contestant {

    private final ApiKeys keys = new Resend(CREDENTIAL).apiKeys();

    /** Always calls Resend's own address, so the process uses the server as its proxy. */
    public ResendJava(String baseUrl) {}

    @Override
    public String create() throws ResendException {
        return keys.create(CreateApiKeyOptions.builder()
                        .name(NAME)
                        .permission("sending_access")
                        .build())
                .getToken();
    }

    @Override
    public long page() throws ResendException {
        return marks(keys.list(ListParams.builder().limit(PAGE_SIZE).build()).getData());
    }

    @Override
    public long all() throws ResendException {
        long marks = 0;
        ListParams.Builder params = ListParams.builder().limit(PAGE_SIZE);
        ListApiKeysResponse page;
        do {
            page = keys.list(params.build());
            List<ApiKey> data = page.getData();
            marks += marks(data);
            params = ListParams.builder()
                    .limit(PAGE_SIZE)
                    .after(data.get(data.size() - 1).getId());
        } while (page.hasMore());
        return marks;
    }

    private static long marks(List<ApiKey> keys) {
        long marks = 0;
        for (ApiKey key : keys) {
            marks += Contestant.mark(key.getId(), key.getName());
        }
        return marks;
    }
}
