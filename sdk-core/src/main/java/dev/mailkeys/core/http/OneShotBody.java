package dev.mailkeys.core.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A JSON body that OkHttp may write only once. With any other body it repeats a request by itself: after a 408, a 307,
 * a {@code 503} with {@code Retry-After: 0}, and a lost connection.
 */
final class OneShotBody extends RequestBody {

    private final String mediaType;
    private final byte @Nullable [] bytes;

    /** A body; {@code null} for an empty one. */
    OneShotBody(String mediaType, byte @Nullable [] bytes) {
        this.mediaType = mediaType;
        this.bytes = bytes;
    }

    @Override
    public @Nullable MediaType contentType() {
        return bytes == null ? null : MediaType.get(mediaType);
    }

    @Override
    public long contentLength() {
        return bytes == null ? 0 : bytes.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        if (bytes != null) {
            sink.write(bytes);
        }
    }
}
