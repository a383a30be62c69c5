package dev.mailkeys.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnreadableResponseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/**
 * A provider on the loopback that gives the fuzzer's answers. The first byte of an input chooses the operation, the
 * second the status, the rest is the body, in which {@code @KEY@} stands for the credential and other words for other
 * forms of it: {@link Echo}.
 */
final class Provider implements AutoCloseable {

    /** Every eight characters of it are unlike any other text. */
    private static final String CREDENTIAL = "Zq7Xw3Rk9Tn5Vb1Mh8Jd4Fg6Lp2Sc0Yt";

    private static final int[] STATUSES = {
        200, 201, 202, 204, 301, 400, 401, 403, 404, 408, 409, 418, 422, 429, 500, 503
    };

    private final MockWebServer server = new MockWebServer();
    private volatile MockResponse answer = new MockResponse.Builder().build();

    Provider() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer;
            }
        });
        server.start();
    }

    static Secret credential(String prefix) {
        return Secret.of(prefix + CREDENTIAL);
    }

    ClientSettings settings() {
        return ClientSettings.builder()
                .baseUrl(server.url("/").uri())
                .callsPerMinute(0)
                .calls(CallSettings.builder().retries(RetryPolicy.none()).build())
                .build();
    }

    /** Fails unless the operation gives a result or one of our exceptions, and shows nothing of the credential. */
    void check(byte[] input, List<Callable<?>> operations, String credential) throws Exception {
        if (input.length < 2) {
            return;
        }
        byte[] body = Echo.in(new String(input, 2, input.length - 2, ISO_8859_1), credential)
                .getBytes(ISO_8859_1);
        int status = STATUSES[(input[1] & 0xff) % STATUSES.length];
        answer = new MockResponse.Builder()
                .code(status)
                .body(new Buffer().write(body))
                .build();
        try {
            // A name is shown as the provider gives it; that it can be shown at all is what is tried here.
            String.valueOf(operations.get((input[0] & 0xff) % operations.size()).call());
        } catch (MailkeysException failure) {
            Echo.requireNoTrace(failure + "\n" + trace(failure), CREDENTIAL);
            requireKept(failure, body);
        }
    }

    private static void requireKept(MailkeysException failure, byte[] body) {
        if (failure instanceof UnreadableResponseException unreadable
                && unreadable.body().isPresent()
                && !Arrays.equals(unreadable.body().get().reveal().getBytes(UTF_8), body)
                && isText(body)) {
            throw new AssertionError("the answer is not kept as it came");
        }
    }

    private static boolean isText(byte[] body) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException notText) {
            return false;
        }
    }

    private static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    @Override
    public void close() {
        server.close();
    }
}
