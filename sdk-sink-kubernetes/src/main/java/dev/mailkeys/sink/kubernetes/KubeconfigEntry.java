package dev.mailkeys.sink.kubernetes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * A cluster, user or context of a kubeconfig file.
 *
 * @param file the file; relative paths begin at its folder
 * @param fields its fields
 */
record KubeconfigEntry(Path file, ParsedObject fields) {

    /** The content of a field in base64, or of the file that another field names. */
    Optional<byte[]> data(String field) {
        Optional<byte[]> here = fields.text(field + "-data").map(text -> decoded(field, text));
        return here.or(() -> fields.text(field).map(this::bytes));
    }

    /** The text in a file that a field names. */
    Optional<String> textOfFile(String field) {
        return fields.text(field).map(path -> new String(bytes(path), StandardCharsets.US_ASCII).strip());
    }

    Path resolve(String path) {
        return file.toAbsolutePath().resolveSibling(path).normalize();
    }

    private byte[] decoded(String field, String text) {
        try {
            return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException none) {
            throw new AccessProblem(file + ": " + field + "-data is not base64.");
        }
    }

    private byte[] bytes(String path) {
        try {
            return Files.readAllBytes(resolve(path));
        } catch (IOException unreadable) {
            throw new AccessProblem(file + " names " + resolve(path) + ", which can't be read.");
        }
    }

    /** Nothing of what it holds. */
    @Override
    public String toString() {
        return "an entry of " + file;
    }
}
