/**
 * Elastic Email's API keys: create, list, get, update, replace and delete, of an account and of its sub-accounts.
 *
 * <p>Start at {@link dev.mailkeys.elasticemail.ElasticEmailKeys}. Facts are from Elastic Email's OpenAPI document,
 * version 4 (api.elasticemail.com/public/v4/swagger), and its help page on API settings
 * (help.elasticemail.com/en/articles/4799160-api-settings).
 *
 * <p>For example:
 *
 * <pre>{@code
 * IssuedKey old = keys.create(NewKey.named("first five minutes", AccessLevel.SEND_HTTP));
 * out.println("Created " + old.info().name() + " with token " + old.token() + ", shown this once.");
 *
 * Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
 * var changed = keys.update(
 *         old.info().name(), KeyChanges.builder().expires(tomorrow).build());
 * }</pre>
 */
@NullMarked
package dev.mailkeys.elasticemail;

import org.jspecify.annotations.NullMarked;
