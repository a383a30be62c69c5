/**
 * The {@linkplain dev.mailkeys.rotation.ProviderAdapter adapters} of this project's providers: JetEmail, Emailit and
 * Elastic Email.
 *
 * <p>For example:
 *
 * <pre>{@code
 * .key(EmailitAdapter.using(credential, settings), "newsletter")
 * }</pre>
 */
@NullMarked
package dev.mailkeys.rotation.provider;

import org.jspecify.annotations.NullMarked;
