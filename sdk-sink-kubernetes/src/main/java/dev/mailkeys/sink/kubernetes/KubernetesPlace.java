package dev.mailkeys.sink.kubernetes;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * One key of a Secret.
 *
 * @param cluster what tells its cluster from others, in the sink's name: a context; empty where there is one cluster
 * @param namespace the Secret's namespace
 * @param secret the Secret's name
 * @param key the key in its {@code data}
 */
public record KubernetesPlace(Optional<String> cluster, String namespace, String secret, String key) {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)[a-z0-9]([-a-z0-9.]*[a-z0-9])?");
    private static final Pattern KEY = Pattern.compile("(?!\\.\\.?$)[-._a-zA-Z0-9]{1,253}");

    /**
     * Checks the names.
     *
     * @param cluster what tells its cluster from others
     * @param namespace the Secret's namespace
     * @param secret the Secret's name
     * @param key the key in its {@code data}
     * @throws IllegalArgumentException if one can be none
     */
    public KubernetesPlace {
        Objects.requireNonNull(cluster, "cluster must not be null");
        Objects.requireNonNull(namespace, "namespace must not be null");
        Objects.requireNonNull(secret, "secret must not be null");
        Objects.requireNonNull(key, "key must not be null");
        require(problemOfNamespace(namespace), "namespace");
        require(problemOfName(secret), "secret");
        require(problemOfKey(key), "key");
    }

    /**
     * A key of a Secret, in a program that knows one cluster.
     *
     * @param namespace the Secret's namespace
     * @param secret the Secret's name
     * @param key the key in its {@code data}
     * @return the place
     * @throws IllegalArgumentException if one can be none
     */
    public static KubernetesPlace of(String namespace, String secret, String key) {
        return new KubernetesPlace(Optional.empty(), namespace, secret, key);
    }

    static Optional<String> problemOfNamespace(String name) {
        return unless(LABEL, name, () -> "takes lower-case letters, digits and hyphens, at most 63");
    }

    static Optional<String> problemOfName(String name) {
        return unless(NAME, name, () -> "takes lower-case letters, digits, hyphens and dots, at most 253");
    }

    static Optional<String> problemOfKey(String name) {
        return unless(KEY, name, () -> "takes letters, digits, hyphens, underscores and dots, at most 253");
    }

    /** The name of a sink for a key of this Secret. */
    String nameOf(String otherKey) {
        return "kubernetes:" + cluster.map(name -> name + "/").orElse("") + namespace + "/" + secret + "#" + otherKey;
    }

    private static Optional<String> unless(Pattern form, String name, Supplier<String> problem) {
        return form.matcher(name).matches() ? Optional.empty() : Optional.of(problem.get());
    }

    private static void require(Optional<String> problem, String what) {
        problem.ifPresent(text -> {
            throw new IllegalArgumentException("The " + what + " " + text + ".");
        });
    }

    @Override
    public String toString() {
        return nameOf(key);
    }
}
