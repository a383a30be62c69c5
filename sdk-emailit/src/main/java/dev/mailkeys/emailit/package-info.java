/**
 * Emailit's API keys: create, get, list, update, rotate and delete.
 *
 * <p>Start at {@link dev.mailkeys.emailit.EmailitKeys}. Facts are from Emailit's API reference
 * (emailit.com/docs/api-reference), version 2.
 */
@NullMarked
package dev.mailkeys.emailit;

import org.jspecify.annotations.NullMarked;
