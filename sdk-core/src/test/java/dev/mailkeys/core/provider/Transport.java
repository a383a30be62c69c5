package dev.mailkeys.core.provider;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.Canary;
import dev.mailkeys.core.ClientSettings;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Protocol;

/** The ways in which a client and a server may speak. */
enum Transport {
    CLEAR,
    TLS_HTTP_1,
    TLS_HTTP_2;

    /** A server that is up and gives these answers in turn. */
    MockWebServer serve(MockResponse... answers) {
        var server = new MockWebServer();
        server.setDispatcher(new ScriptedAnswers(answers));
        if (this != CLEAR) {
            Certificates.secure(server);
            server.setProtocols(
                    this == TLS_HTTP_2 ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1) : List.of(Protocol.HTTP_1_1));
        }
        try {
            server.start();
            return server;
        } catch (IOException noSocket) {
            throw new IllegalStateException(noSocket);
        }
    }

    static ClientSettings.Builder settings(MockWebServer server) {
        URI base = server.url("/").uri();
        return base.getScheme().equals("https")
                ? Certificates.trustingSettings().baseUrl(base)
                : ClientSettings.builder().baseUrl(base);
    }

    static ApiClient client(MockWebServer server, CallSettings calls, Timing timing) {
        return ApiClient.of(
                Acme.PROFILE, Canary.CREDENTIAL, settings(server).calls(calls).build(), timing);
    }

    static ApiClient client(MockWebServer server, Timing timing) {
        return client(server, CallSettings.builder().build(), timing);
    }
}
