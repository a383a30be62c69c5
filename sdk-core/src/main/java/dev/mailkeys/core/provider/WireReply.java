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

    private static final String HELD_STATUS = "Mailkeys-Status";

    private final int maxBytes;

    WireReply(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    Reply read(Response response) {
        var body = new ByteArrayOutputStream(CHUNK);
        BodyState state = copy(response, body);
        return new Reply(
                Integer.parseInt(response.header(HELD_STATUS, "0")),
                response.header("Retry-After", ""),
                response.header("X-Request-Id"),
                date(response.header("Date", "")),
                body.toByteArray(),
                state);
    }

    /**
     * Hides every status but success from OkHttp, which acts on some by itself: it sends the request again after a 503
     * with {@code Retry-After: 0}, goes elsewhere after a 307, and gives up on a 407 that came from no proxy. Exactly one
     * layer decides what follows, and it is not that one.
     */
    static Response holdStatus(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        var held = response.newBuilder()
                .code(response.isSuccessful() ? response.code() : 200)
                .header(HELD_STATUS, Integer.toString(response.code()));
        if (response.body().contentLength() == 0) {
            // Said of an empty body too by some servers; unpacking nothing would fail, and look like a lost answer.
            held.removeHeader("Content-Encoding");
        }
        return held.build();
    }

    /** Only what can be nothing but a date: listeners are told of it, and a server might put a token there. */
    private static String date(String header) {
        return header.matches("\\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} GMT") ? header : "";
    }

    private BodyState copy(Response response, ByteArrayOutputStream into) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream body = response.body().byteStream();
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                int accepted = Math.min(read, maxBytes - into.size());
                into.write(chunk, 0, accepted);
                if (accepted < read) {
                    return BodyState.TOO_LARGE;
                }
            }
            return BodyState.WHOLE;
        } catch (IOException lost) {
            return BodyState.CUT;
        }
    }
}
