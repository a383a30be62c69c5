package dev.mailkeys.benchmarks;

import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.admin.organization.adminapikeys.AdminApiKey;
import com.openai.models.admin.organization.adminapikeys.AdminApiKeyCreateParams;
import com.openai.models.admin.organization.adminapikeys.AdminApiKeyListPage;
import com.openai.models.admin.organization.adminapikeys.AdminApiKeyListParams;
import com.openai.services.blocking.admin.organization.AdminApiKeyService;

/** openai-java's admin API keys of an organization. */
public final class OpenAiJava implements Contestant {

    private final AdminApiKeyService keys;

    public OpenAiJava(String baseUrl) {
        this.keys = OpenAIOkHttpClient.builder()
                .baseUrl(baseUrl + "/v1")
                .adminApiKey(CREDENTIAL)
                .build()
                .admin()
                .organization()
                .adminApiKeys();
    }

    @Override
    public String create() {
        return keys.create(AdminApiKeyCreateParams.builder().name(NAME).build()).value();
    }

    @Override
    public long page() {
        return marks(list().items());
    }

    @Override
    public long all() {
        return marks(list().autoPager());
    }

    private AdminApiKeyListPage list() {
        return keys.list(AdminApiKeyListParams.builder().limit(PAGE_SIZE).build());
    }

    private static long marks(Iterable<AdminApiKey> keys) {
        long marks = 0;
        for (AdminApiKey key : keys) {
            marks += Contestant.mark(key.id(), key.name().orElseThrow());
        }
        return marks;
    }
}
