package dev.mailkeys.core.event;

import java.net.URI;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * One call of a client's method, as events name it. A method that makes two calls, such as Elastic Email's {@code update}
 * with its read and its write, makes two of these.
 *
 * @param id ties the events of a call together; no other call of this process has it. Counted from 1; 0 if the events stand
 *     alone
 * @param operation the provider and the verb, such as {@code jetemail.rotate}
 * @param method the HTTP method; empty if it is not known
 * @param baseUrl the address that the path is appended to, without a user or a query; empty if it is not known
 * @param path the path with names in the place of ids, such as {@code /api-keys/{id}}: it holds no id and no key's name, so
 *     it has few values. Empty if it is not known
 * @param page the number of the page that is asked for; empty if the call asks for none by its number
 */
public record Call(long id, String operation, String method, URI baseUrl, String path, OptionalInt page) {

    /**
     * Says what is known of a call.
     *
     * @param id ties the events of a call together
     * @param operation the provider and the verb
     * @param method the HTTP method
     * @param baseUrl the address that the path is appended to
     * @param path the path with names in the place of ids
     * @param page the number of the page that is asked for
     */
    public Call {
        Objects.requireNonNull(operation, "operation must not be null");
        Objects.requireNonNull(method, "method must not be null");
        Objects.requireNonNull(baseUrl, "baseUrl must not be null");
        Objects.requireNonNull(path, "path must not be null");
        Objects.requireNonNull(page, "page must not be null");
    }

    /**
     * A call of which no more is known than its name.
     *
     * @param operation the provider and the verb
     * @return the call, whose id is 0
     */
    public static Call named(String operation) {
        return new Call(0, operation, "", URI.create(""), "", OptionalInt.empty());
    }

    /**
     * The provider.
     *
     * @return the operation up to its first dot, such as {@code jetemail}
     */
    public String provider() {
        int dot = operation.indexOf('.');
        return dot < 0 ? operation : operation.substring(0, dot);
    }

    /**
     * The host that the request goes to.
     *
     * @return the host as it stands in the base address; empty if it is not known
     */
    public String host() {
        return Objects.requireNonNullElse(baseUrl.getHost(), "");
    }

    /**
     * The port that the request goes to.
     *
     * @return the port; that of the scheme if the base address names none
     */
    public int port() {
        int standard = "http".equalsIgnoreCase(baseUrl.getScheme()) ? 80 : 443;
        return baseUrl.getPort() < 0 ? standard : baseUrl.getPort();
    }
}
