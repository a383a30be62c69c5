package dev.mailkeys.rotation.sink;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What must hold for a file after a token was written into it, with any earlier content. */
final class FileOracle {

    private static final Secret TOKEN = Secret.of("secret_c4n4ry5ingsn1n3t1m3s4");
    private static final KeyMark MARK = new KeyMark(
            "emailit", "key_1", "it's \"new\" \\ ü", "r1", 1, KeySettings.of(Map.of("scope", List.of("sending"))));
    private static final Delivery DELIVERY = new Delivery(TOKEN, MARK);

    private FileOracle() {}

    /** What else there is in a file, which must be the same before and after. */
    interface Rest {
        Object of(byte[] content) throws Exception;
    }

    /** Fails unless the format refuses the file, or writes it so that the token is read and all else stays. */
    static void check(FileFormat format, byte[] content, Rest rest) throws Exception {
        byte[] written;
        try {
            format.read(content);
            written = format.write(content, DELIVERY);
        } catch (FileProblem refused) {
            return;
        }
        FileFormat.Held held = format.read(written);
        require(held.token().filter(TOKEN::equals).isPresent(), "the token is not read back");
        require(held.mark().filter(MARK::equals).isPresent(), "the mark is not read back");
        require(Arrays.equals(written, format.write(written, DELIVERY)), "writing it again changes the file");
        Object before = rest.of(content);
        Object after = rest.of(written);
        require(before.equals(after), "something else has changed: " + before + " to " + after);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new AssertionError(problem);
        }
    }
}
