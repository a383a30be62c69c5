package dev.mailkeys.sink.vault;

import dev.mailkeys.core.Secret;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who we are to Vault: a token, or what one is got for. Immutable; {@link #toString()} shows no secret.
 */
public final class VaultLogin {

    private final Optional<Secret> token;
    private final String mount;
    private final Supplier<Map<String, Object>> body;

    private VaultLogin(Optional<Secret> token, String mount, Supplier<Map<String, Object>> body) {
        this.token = token;
        this.mount = mount;
        this.body = body;
    }

    /**
     * A token as it is. It is not renewed: it must live as long as the rotation.
     *
     * @param token the token
     * @return the login
     */
    public static VaultLogin token(Secret token) {
        Objects.requireNonNull(token, "token must not be null");
        return new VaultLogin(Optional.of(token), "", Map::of);
    }

    /**
     * A login by AppRole, mounted at {@code approle}.
     *
     * @param roleId the id of the role
     * @param secretId the secret that goes with it
     * @return the login
     */
    public static VaultLogin appRole(String roleId, Secret secretId) {
        Objects.requireNonNull(roleId, "roleId must not be null");
        Objects.requireNonNull(secretId, "secretId must not be null");
        return new VaultLogin(Optional.empty(), "approle", () -> Map.of("role_id", roleId, "secret_id", secretId));
    }

    /**
     * A login by the token of a service account, mounted at {@code kubernetes}.
     *
     * @param role the role
     * @param jwt the service account's token
     * @return the login
     */
    public static VaultLogin kubernetes(String role, Secret jwt) {
        Objects.requireNonNull(role, "role must not be null");
        Objects.requireNonNull(jwt, "jwt must not be null");
        return kubernetes(role, () -> jwt);
    }

    /**
     * A login by the token of a service account that is replaced before it ends, mounted at {@code kubernetes}.
     *
     * @param role the role
     * @param jwt reads the service account's token, for each login anew
     * @return the login
     */
    public static VaultLogin kubernetes(String role, Supplier<Secret> jwt) {
        Objects.requireNonNull(role, "role must not be null");
        Objects.requireNonNull(jwt, "jwt must not be null");
        return new VaultLogin(Optional.empty(), "kubernetes", () -> Map.of("role", role, "jwt", jwt.get()));
    }

    /**
     * A login by a signed token, such as that of a CI job, mounted at {@code jwt}.
     *
     * @param role the role
     * @param jwt the signed token
     * @return the login
     */
    public static VaultLogin jwt(String role, Secret jwt) {
        Objects.requireNonNull(role, "role must not be null");
        Objects.requireNonNull(jwt, "jwt must not be null");
        return jwt(role, () -> jwt);
    }

    /**
     * A login by a signed token that is replaced before it ends, mounted at {@code jwt}.
     *
     * @param role the role
     * @param jwt reads the signed token, for each login anew
     * @return the login
     */
    public static VaultLogin jwt(String role, Supplier<Secret> jwt) {
        Objects.requireNonNull(role, "role must not be null");
        Objects.requireNonNull(jwt, "jwt must not be null");
        return new VaultLogin(Optional.empty(), "jwt", () -> Map.of("role", role, "jwt", jwt.get()));
    }

    /**
     * The same login by a method that is mounted elsewhere.
     *
     * @param path where it is mounted, without {@code auth/}
     * @return the login
     */
    public VaultLogin mountedAt(String path) {
        Objects.requireNonNull(path, "path must not be null");
        return new VaultLogin(token, path, body);
    }

    Optional<Secret> token() {
        return token;
    }

    String mount() {
        return mount;
    }

    /** The body of a login, read again for each one. */
    Map<String, Object> body() {
        return body.get();
    }

    @Override
    public String toString() {
        return token.isPresent() ? "VaultLogin by token" : "VaultLogin at " + mount;
    }
}
