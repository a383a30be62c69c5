package dev.mailkeys.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The one value that no test may find outside {@link Secret#reveal()}. Every secret of a test holds it. */
public final class Canary {

    /** The canary alone. */
    public static final String TEXT = "c4n4ry5ings";

    /** A management credential. */
    public static final Secret CREDENTIAL = Secret.of("mgmt-" + TEXT + "-credential");

    /** A secret that is part of a request. */
    public static final Secret IN_REQUEST = Secret.of("plain-" + TEXT + "-in-request");

    /** A token that the client has never seen, in the shape that the provider's tokens have. */
    public static final String UNSEEN = "tok_" + TEXT + "_unseen";

    private Canary() {}

    /** Fails if an exception gives the canary away in any way that an exception can. */
    public static void assertAbsentFrom(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            assertThat(String.valueOf(each.getMessage())).doesNotContain(TEXT);
            assertThat(String.valueOf(each.getLocalizedMessage())).doesNotContain(TEXT);
            assertThat(each.toString()).doesNotContain(TEXT);
            for (Throwable suppressed : each.getSuppressed()) {
                assertAbsentFrom(suppressed);
            }
        }
        assertThat(stackTrace(failure)).doesNotContain(TEXT);
        assertThat(new String(serialized(failure), StandardCharsets.ISO_8859_1)).doesNotContain(TEXT);
    }

    /** What an exception prints. */
    public static String stackTrace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    /** What Java serialization makes of an object. */
    public static byte[] serialized(Object object) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException notSerializable) {
            throw new UncheckedIOException(notSerializable);
        }
        return bytes.toByteArray();
    }
}
