package dev.mailkeys.core.http;

import dev.mailkeys.core.http.Reply.BodyState;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Watches one attempt from within, to know afterwards how far it came: whether anything of the request can have left
 * (the moment of a failure tells, its type does not), the last request, and what arrived of the answer.
 */
final class Attempt extends EventListener {

    /** Only what certainly is a date: listeners get it, and a server might put a token there. */
    private static final Pattern DATE = Pattern.compile("\\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} GMT");

    private final int maxBytes;
    private final TellingHeaders headers;
    private volatile String where = "";
    private volatile boolean sent;
    private volatile @Nullable Response head;
    private Body body = Body.UNREAD;

    Attempt(int maxBytes, TellingHeaders headers) {
        this.maxBytes = maxBytes;
        this.headers = headers;
    }

    @Override
    public void dnsStart(Call call, String host) {
        boolean isTheProxys = !host.equals(call.request().url().host());
        where = (isTheProxys ? "the name of the proxy, " : "the name ") + host;
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        where = proxy.type() == Proxy.Type.HTTP ? "the proxy " + hostAndPort(address) : provider(call, proxy);
    }

    @Override
    public void secureConnectStart(Call call) {
        where = provider(call, Proxy.NO_PROXY);
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        where = provider(call, connection.route().proxy());
    }

    @Override
    public void requestHeadersStart(Call call) {
        sent = true;
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        head = response;
    }

    /** Reads as much of the body as comes. If it is not read to its end, its connection is closed. */
    void read(Response response) throws IOException {
        body = Body.read(response.body().byteStream(), maxBytes, response.body().contentLength());
        body = body.unpacked(response.header("Content-Encoding", ""), maxBytes);
        if (body.state() != BodyState.WHOLE) {
            throw new IOException("The rest of the answer is not read.");
        }
    }

    /** Whether sending had begun. */
    boolean sent() {
        return sent;
    }

    /** The last request. */
    String where() {
        return where;
    }

    /** The answer, as soon as its head was there. */
    Optional<Reply> reply() {
        Response response = head;
        if (response == null) {
            return Optional.empty();
        }
        String date = response.header("Date", "");
        return Optional.of(new Reply(
                response.code(),
                ComeAgain.in(response),
                headers.requestId(response),
                headers.permissions(response),
                DATE.matcher(date).matches() ? date : "",
                body.bytes(),
                body.state()));
    }

    private static String provider(Call call, Proxy proxy) {
        HttpUrl url = call.request().url();
        String through = proxy.address() instanceof InetSocketAddress address
                ? " through the proxy " + hostAndPort(address)
                : "";
        return url.host() + ":" + url.port() + through;
    }

    private static String hostAndPort(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
