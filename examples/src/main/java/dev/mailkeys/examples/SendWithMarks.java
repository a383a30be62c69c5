package dev.mailkeys.examples;

import dev.mailkeys.core.file.CurrentSecret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** Sends mails from any number of threads, and leaves a mark when the last of them has moved on to a new key. */
public final class SendWithMarks implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI provider;
    private final CurrentSecret token;

    /**
     * Makes the program.
     *
     * @param provider the provider's address
     * @param file the file that the rotation writes
     * @param name this program's name among the readers of the file, the same after a restart
     */
    public SendWithMarks(URI provider, Path file, String name) {
        this.provider = provider;
        this.token = CurrentSecret.inDotenv(file, "EMAILIT_TOKEN").leavingMarks(name);
    }

    /**
     * Sends one mail. Until there is an answer, the key that it is sent with is kept.
     *
     * @param mail the mail, as the provider wants it
     * @return the provider's status
     * @throws Exception if there was no answer
     */
    public int send(String mail) throws Exception {
        return token.use(key -> {
            var request = HttpRequest.newBuilder(provider.resolve("/v2/emails"))
                    .header("Authorization", "Bearer " + key.reveal())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(mail))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        });
    }

    /** Nobody needs to wait for this program any more. */
    @Override
    public void close() {
        token.withdrawMark();
    }
}
