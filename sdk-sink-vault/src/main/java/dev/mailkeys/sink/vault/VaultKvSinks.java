package dev.mailkeys.sink.vault;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.sink.spi.SinkContext;
import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkKey.Kind;
import dev.mailkeys.rotation.sink.spi.SinkPlan;
import dev.mailkeys.rotation.sink.spi.SinkServer;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code type = "vault-kv"}: a field of a secret in Vault or OpenBao. */
public final class VaultKvSinks implements SinkFactory {

    private static final String TOKEN = "VAULT_TOKEN";
    private static final String SECRET_ID = "VAULT_SECRET_ID";

    /** Keys that belong to other logins. */
    private static final Map<String, List<String>> OF_LOGINS = Map.of(
            "token-env", List.of("token"),
            "login-mount", List.of("approle", "kubernetes", "jwt"),
            "role-id", List.of("approle"),
            "secret-id-env", List.of("approle"),
            "role", List.of("kubernetes", "jwt"),
            "jwt-env", List.of("kubernetes", "jwt"),
            "jwt-file", List.of("kubernetes", "jwt"));

    /** For {@link java.util.ServiceLoader}. */
    public VaultKvSinks() {}

    @Override
    public String type() {
        return "vault-kv";
    }

    @Override
    public String title() {
        return "secrets of Vault and OpenBao";
    }

    @Override
    public Optional<SinkServer> server() {
        return Optional.of(Vault.SERVER);
    }

    @Override
    public List<SinkKey> keys() {
        return Stream.concat(keysOfPlace(), keysOfLogin()).toList();
    }

    private static Stream<SinkKey> keysOfPlace() {
        return Stream.of(
                SinkKey.of("path", Kind.TEXT, "the secret below the mount, without data/: mail/newsletter")
                        .required(),
                SinkKey.of("field", Kind.TEXT, "the field that holds the token; the others stay as they are")
                        .otherwise("\"token\""),
                SinkKey.of("mount", Kind.TEXT, "where the KV engine of version 2 is mounted")
                        .otherwise("\"secret\""),
                SinkKey.of("namespace", Kind.TEXT, "the namespace, team/mail"),
                SinkKey.of("settle-time", Kind.LENGTH, "how long after it was given up a write may still take effect")
                        .otherwise("\"90s\""));
    }

    private static Stream<SinkKey> keysOfLogin() {
        return Stream.of(
                SinkKey.word(
                        "login",
                        List.of("token", "approle", "kubernetes", "jwt"),
                        "how to get in: with a token as it is, or with one that is got first"),
                SinkKey.of("login-mount", Kind.TEXT, "where that login is mounted, without auth/")
                        .otherwise("the login's name"),
                SinkKey.of("token-env", Kind.CREDENTIAL, "with \"token\": the variable that holds it")
                        .otherwise(TOKEN),
                SinkKey.of("role-id", Kind.TEXT, "with \"approle\": the id of the role"),
                SinkKey.of("secret-id-env", Kind.CREDENTIAL, "with \"approle\": the variable that holds the secret id")
                        .otherwise(SECRET_ID),
                SinkKey.of("role", Kind.TEXT, "with \"kubernetes\" and \"jwt\": the role"),
                SinkKey.of(
                        "jwt-env",
                        Kind.CREDENTIAL,
                        "with \"jwt\": the variable that holds the signed token of the job"),
                SinkKey.of(
                        "jwt-file",
                        Kind.CREDENTIAL_FILE,
                        "with \"kubernetes\" and \"jwt\": the file that holds the signed token, such as"
                                + " /var/run/secrets/kubernetes.io/serviceaccount/token"));
    }

    @Override
    public Optional<SinkPlan> plan(SinkValues values) {
        Objects.requireNonNull(values, "values must not be null");
        checkLogin(values, values.text("login").orElse("token"));
        for (String key : List.of("namespace", "mount", "path", "login-mount")) {
            note(values, key, values.text(key).flatMap(VaultPlace::problemOfNames));
        }
        note(values, "field", values.text("field").flatMap(VaultPlace::problemOfField));
        Optional<String> path = values.text("path");
        if (path.isEmpty() || !values.problems().isEmpty()) {
            return Optional.empty();
        }
        VaultPlace place = place(values, path.get());
        return Optional.of(SinkPlan.of(place.nameOf(place.field()), context -> sink(values, place, context)));
    }

    private static void note(SinkValues values, String key, Optional<String> problem) {
        problem.ifPresent(text -> values.problem(key, key + " " + text));
    }

    private static void checkLogin(SinkValues values, String login) {
        boolean isSigned = login.equals("kubernetes") || login.equals("jwt");
        if (login.equals("approle") && !values.has("role-id")) {
            values.problem("login", "login = \"approle\" needs role-id");
        }
        if (isSigned && !values.has("role")) {
            values.problem("login", "login = \"" + login + "\" needs role");
        }
        if (isSigned && values.has("jwt-env") == values.has("jwt-file")) {
            values.problem("login", "login = \"" + login + "\" needs either jwt-env or jwt-file");
        }
        OF_LOGINS.forEach((key, logins) -> {
            if (isSaid(values, key) && !logins.contains(login)) {
                String others = logins.stream().map(word -> '"' + word + '"').collect(Collectors.joining(" or "));
                values.problem(key, key + " is for login = " + others + "; set that, or leave it out");
            }
        });
    }

    /** A default variable does not count as given. */
    private static boolean isSaid(SinkValues values, String key) {
        return values.has(key)
                && values.text(key).filter(List.of(TOKEN, SECRET_ID)::contains).isEmpty();
    }

    private static VaultPlace place(SinkValues values, String path) {
        return new VaultPlace(
                values.text("namespace"),
                values.text("mount").orElse("secret"),
                path,
                values.text("field").orElse("token"));
    }

    private static VaultKvSink sink(SinkValues values, VaultPlace place, SinkContext context) {
        VaultLogin usual = login(values, context);
        VaultLogin login = values.text("login-mount").map(usual::mountedAt).orElse(usual);
        VaultKvSink sink = VaultKvSink.of(place, login, context.settings());
        return values.length("settle-time").map(sink::settlingFor).orElse(sink);
    }

    private static VaultLogin login(SinkValues values, SinkContext context) {
        String role = values.text("role").orElse("");
        return switch (values.text("login").orElse("token")) {
            case "approle" -> VaultLogin.appRole(values.text("role-id").orElse(""), context.secret("secret-id-env"));
            case "kubernetes" -> VaultLogin.kubernetes(role, signed(values, context));
            case "jwt" -> VaultLogin.jwt(role, signed(values, context));
            default -> VaultLogin.token(context.secret("token-env"));
        };
    }

    /**
     * Read now, so that a run without it begins nothing, and again for each login, because the file's content changes.
     */
    private static Supplier<Secret> signed(SinkValues values, SinkContext context) {
        String key = values.has("jwt-file") ? "jwt-file" : "jwt-env";
        context.secret(key);
        return () -> context.secret(key);
    }
}
