/**
 * The {@linkplain dev.mailkeys.rotation.ProviderAdapter adapters} of this project's providers: JetEmail, Emailit and
 * Elastic Email.
 */
@NullMarked
package dev.mailkeys.rotation.provider;

import org.jspecify.annotations.NullMarked;
