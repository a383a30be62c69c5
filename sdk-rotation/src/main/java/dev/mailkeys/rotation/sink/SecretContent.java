package dev.mailkeys.rotation.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.sink.FileFormat.Held;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where in the text of a secret a token stands: for sinks of stores that keep a secret as one text. Either the text is the
 * token, or a field of its JSON is; then a field beside it, {@code FIELD_mailkeys}, says whose token it is, and every other
 * character of the text stays. Immutable.
 *
 * <p>A text that can't be used as it is gets an {@link IllegalArgumentException} whose message says why, begins with
 * "it", has no full stop, and quotes nothing of the text but names of fields.
 */
public final class SecretContent {

    private final FileFormat format;

    private SecretContent(FileFormat format) {
        this.format = format;
    }

    /**
     * The text is the token. One that is a JSON object is refused.
     *
     * @return the place
     */
    public static SecretContent whole() {
        return new SecretContent(new RawFormat());
    }

    /**
     * A field of the text, which is a JSON object.
     *
     * @param path the field's name, a path with dots, or a JSON pointer
     * @return the place
     * @throws IllegalArgumentException if that is no path
     */
    public static SecretContent field(String path) {
        Objects.requireNonNull(path, "path must not be null");
        return new SecretContent(new JsonFormat(JsonPath.of(path)));
    }

    /**
     * A field of the text, which is a JSON object.
     *
     * @param names the names that lead to the field, from the outside in, dots and slashes in them being a part of them
     * @return the place
     * @throws IllegalArgumentException if there is none, or one is empty
     */
    public static SecretContent field(List<String> names) {
        Objects.requireNonNull(names, "names must not be null");
        return new SecretContent(new JsonFormat(JsonPath.of(names)));
    }

    /**
     * What follows the secret's name in the name of a sink.
     *
     * @return {@code #FIELD}; empty where the text is the token
     */
    public String place() {
        return format.place();
    }

    /**
     * Whether there is room for whose token it is.
     *
     * @return whether a field is named
     */
    public boolean keepsMark() {
        return format.keepsMark();
    }

    /**
     * What a text holds here.
     *
     * @param text the text; empty where there is none yet
     * @return the token and whose it is; no version
     */
    public SinkState read(String text) {
        Objects.requireNonNull(text, "text must not be null");
        return understood(() -> state(format.read(bytes(ours(text)))));
    }

    /**
     * What a text holds in its other fields.
     *
     * @param text the text
     * @return tokens, by what follows the secret's name in the name of a sink for them
     */
    public Map<String, SinkState> others(String text) {
        Objects.requireNonNull(text, "text must not be null");
        return understood(() -> format.others(bytes(text)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, other -> state(other.getValue()))));
    }

    /**
     * The same text with another token here.
     *
     * @param text the text; empty where there is none yet
     * @param delivery the token and whose it is
     * @return the text to store; it holds the token, so it is a secret
     */
    public Secret write(String text, Delivery delivery) {
        Objects.requireNonNull(text, "text must not be null");
        Objects.requireNonNull(delivery, "delivery must not be null");
        return understood(() -> Secret.of(new String(format.write(bytes(ours(text)), delivery), UTF_8)));
    }

    /** A JSON secret may have more fields, which must not be lost. */
    private String ours(String text) throws FileProblem {
        if (!format.keepsMark() && text.stripLeading().startsWith("{")) {
            throw new FileProblem("it holds JSON, not a token; name the field that is the token");
        }
        return text;
    }

    private static SinkState state(Held held) {
        return new SinkState(held.token(), held.mark(), Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static <T> T understood(Looking<T> look) {
        try {
            return look.at();
        } catch (FileProblem problem) {
            throw new IllegalArgumentException(problem.getMessage());
        }
    }

    /** A look that may fail. */
    private interface Looking<T> {

        T at() throws FileProblem;
    }
}
