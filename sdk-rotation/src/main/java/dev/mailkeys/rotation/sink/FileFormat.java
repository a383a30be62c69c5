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

/** How a token stands in a file, and what else there must stay as it is. A file that is not there is an empty one. */
interface FileFormat {

    /** What follows the file's name in the sink's name; empty where the token is all that the file holds. */
    String place();

    /** Where in the file the token stands, by names from the outside in; none where it is all that the file holds. */
    List<String> names();

    /** Whether it has room for metadata. */
    boolean keepsMark();

    /** What the file holds. */
    Held read(byte[] content) throws FileProblem;

    /** What the file holds in its other places, by what follows the file's name there; texts that may be tokens alone. */
    default Map<String, Held> others(byte[] content) throws FileProblem {
        return Map.of();
    }

    /** The same file with another token. */
    byte[] write(byte[] content, Delivery delivery) throws FileProblem;

    /**
     * What a file holds for one sink.
     *
     * @param token the token, if there is one
     * @param mark whose it is, if that is said right beside it
     */
    record Held(Optional<Secret> token, Optional<KeyMark> mark) {}

    /** What some programs put before text in UTF-8. It is no part of the text, and stays where it is. */
    String BYTE_ORDER_MARK = "\ufeff";

    /** The text without the mark that may stand before it. */
    static String unmarked(byte[] content) throws FileProblem {
        String text = utf8(content);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** Text of which every byte is understood, because bytes that are not would be lost. */
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
