package dev.mailkeys.benchmarks;

import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.organization.apikeys.ApiKey;
import com.anthropic.models.organization.apikeys.ApiKeyListPage;
import com.anthropic.models.organization.apikeys.ApiKeyListParams;
import com.anthropic.models.organization.workspaces.WorkspaceCreateParams;
import com.anthropic.services.blocking.OrganizationService;

/** anthropic-java's API keys of an organization. Its API creates none, so it creates a workspace instead. */
public final class AnthropicJava implements Contestant {

    private final OrganizationService organization;

    public AnthropicJava(String baseUrl) {
        this.organization = AnthropicOkHttpClient.builder()
                .baseUrl(baseUrl)
                .apiKey(CREDENTIAL)
                .build()
                .organization();
    }

    @Override
    public String create() {
        return organization
                .workspaces()
                .create(WorkspaceCreateParams.builder().name(NAME).build())
                .id();
    }

    @Override
    public long page() {
        return marks(list().items());
    }

    @Override
    public long all() {
        return marks(list().autoPager());
    }

    private ApiKeyListPage list() {
        return organization
                .apiKeys()
                .list(ApiKeyListParams.builder().limit(PAGE_SIZE).build());
    }

    private static long marks(Iterable<ApiKey> keys) {
        long marks = 0;
        for (ApiKey key : keys) {
            marks += Contestant.mark(key.id(), key.name());
        }
        return marks;
    }
}
