/**
 * Delivers tokens into Vault and OpenBao: {@link dev.mailkeys.sink.vault.VaultKvSink a field of a secret} of a KV engine,
 * version 2.
 *
 * <p>For example:
 *
 * <pre>{@code
 * .sink(VaultKvSink.of(
 *         VaultPlace.of("secret", "mail/newsletter", "token"),
 *         VaultLogin.appRole(roleId, secretId),
 *         ClientSettings.builder()
 *                 .baseUrl(URI.create("https://vault.example:8200"))
 *                 .build()))
 * }</pre>
 */
@NullMarked
package dev.mailkeys.sink.vault;

import org.jspecify.annotations.NullMarked;
