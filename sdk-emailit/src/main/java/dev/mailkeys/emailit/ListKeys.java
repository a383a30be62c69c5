package dev.mailkeys.emailit;

import dev.mailkeys.core.Model;
import dev.mailkeys.core.provider.ApiRequest;
import dev.mailkeys.core.provider.Constraints;
import java.util.Optional;
import org.immutables.value.Value;

/** Which keys to list, and how many at a time. */
@Value.Immutable
@Model
public abstract class ListKeys {

    ListKeys() {}

    /**
     * The page to begin with.
     *
     * @return at least 1; 1 unless set
     */
    @Value.Default
    public int page() {
        return 1;
    }

    /**
     * How many keys stand on a page. It is always said, so that a page number means the same in every call of a list.
     *
     * @return 1 to 100; 100 unless set, where Emailit itself takes 10
     */
    @Value.Default
    public int limit() {
        return 100;
    }

    /**
     * Text to look for. How Emailit compares it is not documented: that a search finds nothing does not prove that there
     * is no such key.
     *
     * @return the text; empty for all keys
     */
    public abstract Optional<String> search();

    /**
     * Starts options.
     *
     * @return a builder in which everything has a default
     */
    public static Builder builder() {
        return new Builder();
    }

    ListKeys from(int page) {
        return builder().from(this).page(page).build();
    }

    void check(Constraints rules) {
        KeyRules.page(page(), rules);
        KeyRules.limit(limit(), rules);
        search().ifPresent(text -> KeyRules.search(text, rules));
    }

    <T> ApiRequest<T> addTo(ApiRequest<T> request) {
        return request.checked(this::check)
                .query("page", Optional.of(String.valueOf(page())))
                .query("limit", Optional.of(String.valueOf(limit())))
                .query("search", search());
    }

    /** Builds {@link ListKeys}. Not safe to share between threads. */
    public static class Builder extends ImmutableListKeys.Builder {
        Builder() {}
    }
}
