package dev.mailkeys.sink.vault;

import dev.mailkeys.rotation.SinkException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where in Vault a token is: a field of a secret.
 *
 * @param namespace the namespace, {@code team/mail}; empty for the root and where there are none
 * @param mount where the KV engine is mounted, {@code secret}
 * @param path the secret below it, {@code mail/newsletter}, without {@code data/}
 * @param field the field that holds the token
 */
public record VaultPlace(Optional<String> namespace, String mount, String path, String field) {

    /** An entry's name in the metadata may have 128 bytes, and ours contains the field. */
    private static final int LONGEST_FIELD = 100;

    /**
     * Checks that each part can be one of an address.
     *
     * @param namespace the namespace
     * @param mount where the KV engine is mounted
     * @param path the secret below it
     * @param field the field that holds the token
     * @throws IllegalArgumentException if one can't
     */
    public VaultPlace {
        Objects.requireNonNull(mount, "mount must not be null");
        Objects.requireNonNull(path, "path must not be null");
        Objects.requireNonNull(field, "field must not be null");
        Objects.requireNonNull(namespace, "namespace must not be null");
        namespace.ifPresent(name -> require("namespace", problemOfNames(name)));
        require("mount", problemOfNames(mount));
        require("path", problemOfNames(path));
        require("field", problemOfField(field));
    }

    /**
     * A place outside any namespace.
     *
     * @param mount where the KV engine is mounted
     * @param path the secret below it
     * @param field the field that holds the token
     * @return the place
     * @throws IllegalArgumentException if a part can't be one of an address
     */
    public static VaultPlace of(String mount, String path, String field) {
        return new VaultPlace(Optional.empty(), mount, path, field);
    }

    /**
     * The same place in a namespace.
     *
     * @param name the namespace, {@code team/mail}
     * @return the place
     * @throws IllegalArgumentException if it can't be part of an address
     */
    public VaultPlace inNamespace(String name) {
        Objects.requireNonNull(name, "name must not be null");
        return new VaultPlace(Optional.of(name), mount, path, field);
    }

    /** The name of a sink for a field of the same secret. */
    String nameOf(String anyField) {
        return "vault:" + namespace.map(name -> name + "/").orElse("") + mount + "/" + path + "#" + anyField;
    }

    /** The exception, which says what is wrong. */
    SinkException problem(String what) {
        return new SinkException(SinkException.Kind.UNCHANGED, nameOf(field) + ": " + what, null);
    }

    /** A call's path below the namespace. */
    String[] segments(String... parts) {
        Stream<String> all = Stream.concat(namespace.stream(), Arrays.stream(parts));
        return all.flatMap(part -> Arrays.stream(part.split("/", -1))).toArray(String[]::new);
    }

    /** Why a text is not a valid path. */
    static Optional<String> problemOfNames(String text) {
        boolean fits = Arrays.stream(text.split("/", -1))
                .allMatch(part -> !part.isBlank()
                        && !part.equals(".")
                        && !part.equals("..")
                        && part.chars().noneMatch(Character::isISOControl));
        return fits
                ? Optional.empty()
                : Optional.of("takes names with one slash between them, and none at the beginning or the end");
    }

    /** Why a text is not a valid field. */
    static Optional<String> problemOfField(String text) {
        return text.matches("[\\x21-\\x7e]{1," + LONGEST_FIELD + "}")
                ? Optional.empty()
                : Optional.of("takes 1 to " + LONGEST_FIELD + " visible characters of ASCII, and no blank");
    }

    private static void require(String what, Optional<String> problem) {
        problem.ifPresent(text -> {
            throw new IllegalArgumentException(what + " " + text);
        });
    }
}
