package dev.mailkeys.testkit.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailkeys.testkit.http.Answer;
import dev.mailkeys.testkit.http.IncomingRequest;
import dev.mailkeys.testkit.http.JsonTrees;
import java.util.Optional;
import java.util.stream.Stream;

/** What faults say instead of the provider. Whether the call committed stays as it was. */
public final class Rewrites {
    private static final String HTML =
            "<!DOCTYPE html><html><head><title>Maintenance</title></head><body>Back soon.</body></html>";

    private Rewrites() {}

    /** An error of this status in the provider's own shape. */
    public static Rewrite error(int status, String message) {
        return (answer, call, api) -> saying(answer, api.error(status, message));
    }

    public static Rewrite success(String body) {
        return (answer, call, api) -> answer.withStatus(200).withBody(body);
    }

    public static Rewrite body(String body) {
        return (answer, call, api) -> answer.withBody(body);
    }

    public static Rewrite header(String name, String value) {
        return (answer, call, api) -> answer.withHeader(name, value);
    }

    public static Rewrite redirect(int status, String location) {
        return (answer, call, api) -> answer.withStatus(status).withBody("").withHeader("Location", location);
    }

    public static Rewrite html() {
        return success(HTML).then(header("Content-Type", "text/html; charset=utf-8"));
    }

    public static Rewrite successFalse(String message) {
        return success(
                JsonTrees.object().put("success", false).put("error", message).toString());
    }

    /** An error message that quotes every token there is: the caller's, the one sent in the body, the one just issued. */
    public static Rewrite echoingTokens(int status) {
        return (answer, call, api) -> {
            Stream<Optional<String>> tokens =
                    Stream.of(call.bearer(), call.header("X-ElasticEmail-ApiKey"), tokenIn(call), answer.issuedToken());
            String quoted = String.join(" ", tokens.flatMap(Optional::stream).toList());
            return saying(answer, api.error(status, "could not process " + quoted));
        };
    }

    private static Optional<String> tokenIn(IncomingRequest call) {
        return call.body()
                .map(body -> body.path("api_token"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    private static Answer saying(Answer real, Answer said) {
        return new Answer(said.status(), said.headers(), said.body(), real.committed(), real.issuedToken());
    }
}
