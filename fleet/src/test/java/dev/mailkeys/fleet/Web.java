package dev.mailkeys.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks a node's pages as any program does. */
final class Web {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Web() {}

    static HttpResponse<String> get(String address, String... headers) throws IOException, InterruptedException {
        return ask("GET", address, headers);
    }

    static HttpResponse<String> ask(String method, String address, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address)).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
