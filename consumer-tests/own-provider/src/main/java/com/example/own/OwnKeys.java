package com.example.own;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Page;
import dev.mailkeys.core.Pages;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.Endpoint;
import dev.mailkeys.core.provider.Repeat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of one account. There is no get, no update and no rotate, and the list shows no rights. */
public final class OwnKeys {

    private static final Endpoint<KeyPage> LIST = Endpoint.of("list", Repeat.SAFE, "GET", "/keys", KeyPage.class);
    private static final Endpoint<IssuedKey> CREATE =
            Endpoint.of("create", Repeat.NEVER, "POST", "/keys", IssuedKey.class);
    private static final Endpoint<@Nullable Void> DELETE =
            Endpoint.withoutAnswer("delete", Repeat.IDEMPOTENT, "DELETE", "/keys/{id}");

    private final ApiClient api;

    private OwnKeys(ApiClient api) {
        this.api = api;
    }

    public static OwnKeys using(Secret credential, ClientSettings settings) {
        return new OwnKeys(ApiClient.of(new Own().profile(), credential, settings));
    }

    public static OwnKeys fromEnv() {
        return new OwnKeys(ApiClient.fromEnv(new Own()));
    }

    public OwnKeys with(CallSettings settings) {
        return new OwnKeys(api.with(settings));
    }

    public OwnKeys with(Secret credential) {
        return new OwnKeys(api.with(credential));
    }

    /** Page by page, each asked for with the cursor that the page before said. */
    public Pages<KeyInfo> list() {
        return Pages.byCursor("own.list", cursor -> {
            KeyPage page = api.call(LIST.at().query("cursor", cursor));
            return Page.of(page.keys(), page.next());
        });
    }

    public IssuedKey create(NewKey key) {
        return api.call(CREATE.at().body(key));
    }

    public void delete(String id) {
        api.call(DELETE.at(id));
    }

    /** A key to be made. */
    public record NewKey(
            @JsonProperty("name") String name,
            @JsonProperty("role") String role) {}

    /** A key as the list shows it: not what it may do. */
    public record KeyInfo(
            @JsonProperty("id") String id,
            @JsonProperty("name") String name) {}

    /** A key that was made. */
    public record IssuedKey(
            @JsonProperty("id") String id,
            @JsonProperty("name") String name,
            @JsonProperty("token") Secret token) {}

    record KeyPage(
            @JsonProperty("keys") List<KeyInfo> keys,
            @JsonProperty("next") Optional<String> next) {}
}
