/**
 * What the author of a provider module needs, and nothing a caller does: endpoints, the client that calls them, and
 * the reading and writing of JSON.
 *
 * <p>A call reads top to bottom: {@link dev.mailkeys.core.provider.ApiClient#call} encodes, retries by the one retry
 * table, and decodes. Everything that is not public here is out of reach on purpose.
 *
 * <p>A provider's method is an endpoint and a call of it. This is Emailit's create:
 *
 * <pre>{@code
 * private static final Endpoint<IssuedKey> CREATE =
 *         Endpoint.of("create", Repeat.NEVER, "POST", KEYS, IssuedKey.class);
 * }</pre>
 *
 * <pre>{@code
 * public IssuedKey create(NewKey newKey) {
 *     Objects.requireNonNull(newKey, "newKey must not be null");
 *     return api.call(CREATE.at().checked(newKey::check).body(newKey));
 * }
 * }</pre>
 */
@NullMarked
package dev.mailkeys.core.provider;

import org.jspecify.annotations.NullMarked;
