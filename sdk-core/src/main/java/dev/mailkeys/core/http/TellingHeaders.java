package dev.mailkeys.core.http;

import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a server's answers that are kept because it gives them under names of its own.
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
