package dev.mailkeys.core.provider;

import dev.mailkeys.core.provider.Reply.BodyState;
import java.io.IOException;
import java.util.regex.Pattern;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** Reads a response as far as it comes, and never more of it than is accepted. */
final class WireReply {

    /** Only what can be nothing but a date: listeners are told of it, and a server might put a token there. */
    private static final Pattern DATE = Pattern.compile("\\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} GMT");

    private final int maxBytes;

    WireReply(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    Reply read(Response response, int status) throws IOException {
        BufferedSource source = response.body().source();
        BodyState state;
        try {
            state = source.request(maxBytes + 1L) ? BodyState.TOO_LARGE : BodyState.WHOLE;
        } catch (IOException lost) {
            state = BodyState.CUT;
        }
        Buffer arrived = source.getBuffer();
        String date = response.header("Date", "");
        return new Reply(
                status,
                response.header("Retry-After", ""),
                response.header("X-Request-Id"),
                DATE.matcher(date).matches() ? date : "",
                arrived.readByteArray(Math.min(arrived.size(), maxBytes)),
                state);
    }

    /**
     * Hides every status but success from OkHttp, which acts on some by itself: it sends the request again after a 503
     * with {@code Retry-After: 0}, goes elsewhere after a 307, and gives up on a 407 that came from no proxy. Exactly one
     * layer decides what follows, and it is not that one.
     */
    static Response withoutMeaning(Response response) {
        boolean empty = response.body().contentLength() == 0;
        if (response.isSuccessful() && !empty) {
            return response;
        }
        var plain = response.newBuilder().code(response.isSuccessful() ? response.code() : 200);
        // Said of an empty body too by some servers; unpacking nothing would fail, and look like a lost answer.
        return (empty ? plain.removeHeader("Content-Encoding") : plain).build();
    }
}
