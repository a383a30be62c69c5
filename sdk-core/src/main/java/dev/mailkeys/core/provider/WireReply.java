package dev.mailkeys.core.provider;

import dev.mailkeys.core.provider.Reply.BodyState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Reads a response as far as it comes, and never more of it than is accepted. */
final class WireReply {

    private static final int CHUNK = 8 << 10;

    private static final String RETRY_AFTER = "Retry-After";
    private static final String HELD = "Mailkeys-Retry-After";

    private final int maxBytes;

    WireReply(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    Reply read(Response response) {
        var body = new ByteArrayOutputStream(CHUNK);
        BodyState state = copy(response, body);
        return new Reply(
                response.code(),
                response.header(HELD, response.header(RETRY_AFTER, "")),
                response.header("X-Request-Id"),
                body.toByteArray(),
                state);
    }

    /**
     * Hides {@code Retry-After} of a 503 from OkHttp, which would send the request again by itself when it reads 0
     * there. Exactly one layer retries, and it is not that one.
     */
    static Response holdRetryAfter(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String retryAfter = response.header(RETRY_AFTER);
        return retryAfter == null
                ? response
                : response.newBuilder()
                        .removeHeader(RETRY_AFTER)
                        .header(HELD, retryAfter)
                        .build();
    }

    private BodyState copy(Response response, ByteArrayOutputStream into) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream body = response.body().byteStream();
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                into.write(chunk, 0, Math.min(read, maxBytes - into.size()));
                if (into.size() == maxBytes && (read == 0 || body.read() >= 0)) {
                    return BodyState.TOO_LARGE;
                }
            }
            return BodyState.WHOLE;
        } catch (IOException lost) {
            return BodyState.CUT;
        }
    }
}
