/**
 * JetEmail's transactional keys: create, list, update, enable, disable, rotate and delete.
 *
 * <p>Start at {@link dev.mailkeys.jetemail.JetEmailKeys}. Facts are from JetEmail's API reference
 * (jetemail.com/docs/api-reference/outbound).
 */
@NullMarked
package dev.mailkeys.jetemail;

import org.jspecify.annotations.NullMarked;
