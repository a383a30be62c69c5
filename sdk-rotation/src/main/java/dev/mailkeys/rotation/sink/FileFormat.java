package dev.mailkeys.rotation.sink;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a token is kept in a file whose other content must stay. A missing file counts as empty. */
interface FileFormat {

    /** What follows the file's name in the sink's name; empty if the file holds nothing but the token. */
    String place();

    /**
     * The place of the token in the file, as names from the outside in; none if the file holds nothing but the token.
     */
    List<String> names();

    /** Whether it has room for metadata. */
    boolean keepsMark();

    /** What the file holds. */
    Held read(byte[] content) throws FileProblem;

    /** Texts in other places of the file that may be tokens, by what would follow the file's name in a sink's name. */
    default Map<String, Held> others(byte[] content) throws FileProblem {
        return Map.of();
    }

    /** The same file with another token. */
    byte[] write(byte[] content, Delivery delivery) throws FileProblem;

    /**
     * What a file holds for one sink.
     *
     * @param token the token, if there is one
     * @param mark whose it is, if that stands right beside it
     */
    record Held(Optional<Secret> token, Optional<KeyMark> mark) {}

    /** The byte order mark that some programs put before UTF-8. It is not part of the text, and stays. */
    String BYTE_ORDER_MARK = "\ufeff";

    /** The text without a byte order mark. */
    static String unmarked(byte[] content) throws FileProblem {
        String text = utf8(content);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** The bytes as text; refuses invalid UTF-8, because such bytes would be lost. */
    static String utf8(byte[] content) throws FileProblem {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new FileProblem("it is not text in UTF-8");
        }
    }
}
