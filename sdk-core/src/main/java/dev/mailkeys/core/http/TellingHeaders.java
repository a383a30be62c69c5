package dev.mailkeys.core.http;

import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The headers that are kept of answers because a server uses its own names for them.
 *
 * @param requestId the one under whose value the server finds a call
 * @param permissions the one that says what a credential must be allowed; empty for none
 */
public record TellingHeaders(String requestId, String permissions) {

    @Nullable
    String requestId(Response response) {
        return response.header(requestId);
    }

    String permissions(Response response) {
        return permissions.isEmpty() ? "" : response.header(permissions, "");
    }
}
