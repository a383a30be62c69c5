/**
 * JetEmail's transactional keys: create, list, update, enable, disable, rotate and delete.
 *
 * <p>Start at {@link dev.mailkeys.jetemail.JetEmailKeys}. Facts are from JetEmail's API reference
 * (jetemail.com/docs/api-reference/outbound).
 *
 * <p>For example:
 *
 * <pre>{@code
 * NewKey wanted = NewKey.builder().name("first-five-minutes").quota(100).build();
 * Secret token = keys.create(wanted).token();
 * out.println("Created. The token prints as " + token + "; reveal() gives it to whatever needs it.");
 *
 * keys.update(token, KeyChanges.builder().quota(50).build());
 * }</pre>
 */
@NullMarked
package dev.mailkeys.jetemail;

import org.jspecify.annotations.NullMarked;
