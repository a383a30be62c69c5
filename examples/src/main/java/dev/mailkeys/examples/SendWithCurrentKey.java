package dev.mailkeys.examples;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.file.CurrentSecret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/** Sends mails with the key that a rotation delivered last, without a restart. */
public final class SendWithCurrentKey {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI provider;
    private final CurrentSecret token;

    /**
     * Makes the program.
     *
     * @param provider the provider's address
     * @param token where the token stands
     */
    public SendWithCurrentKey(URI provider, CurrentSecret token) {
        this.provider = provider;
        this.token = token;
    }

    /**
     * Sends one mail.
     *
     * @param mail the mail, as the provider wants it
     * @return the provider's status
     * @throws IOException if there was no answer
     * @throws InterruptedException if the thread was interrupted
     */
    public int send(String mail) throws IOException, InterruptedException {
        Secret now = token.get();
        int status = send(mail, now);
        if (status == 401) {
            // Perhaps it was rotated a moment ago: look once more before giving up.
            Optional<Secret> newer = token.instead(now);
            if (newer.isPresent()) {
                return send(mail, newer.get());
            }
        }
        return status;
    }

    private int send(String mail, Secret key) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(provider.resolve("/v2/emails"))
                .header("Authorization", "Bearer " + key.reveal())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(mail))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}
