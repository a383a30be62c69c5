package dev.mailkeys.rotation.sink;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A file that holds the token and nothing else. A line break at its end stays; a new file has none. */
final class RawFormat implements FileFormat {

    @Override
    public String place() {
        return "";
    }

    @Override
    public List<String> names() {
        return List.of();
    }

    @Override
    public boolean keepsMark() {
        return false;
    }

    @Override
    public Held read(byte[] content) throws FileProblem {
        String text = FileFormat.unmarked(content);
        String line = text.substring(0, text.length() - end(text).length());
        if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
            throw new FileProblem("it has more than one line; check that it is the right place");
        }
        TokenText.checked(line, "it");
        return new Held(Optional.of(line).filter(token -> !token.isEmpty()).map(Secret::of), Optional.empty());
    }

    @Override
    public byte[] write(byte[] content, Delivery delivery) throws FileProblem {
        read(content);
        String token = TokenText.checked(delivery.token().reveal(), "what is to be delivered");
        return (token + end(FileFormat.utf8(content))).getBytes(StandardCharsets.UTF_8);
    }

    private static String end(String text) {
        return text.endsWith("\r\n") ? "\r\n" : text.endsWith("\n") ? "\n" : "";
    }
}
