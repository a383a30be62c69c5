/**
 * How several processes keep within what one account may send: a {@link dev.mailkeys.core.pace.SharedPace} holds the times of the
 * account's last calls where all of them can reach it.
 *
 * <p>For example, for the clients of one program:
 *
 * <pre>{@code
 * var texts = new ConcurrentHashMap<String, String>();
 * return (account, change) -> {
 *     texts.compute(account.name(key), (name, text) -> change.apply(text == null ? "" : text));
 *     return true;
 * };
 * }</pre>
 */
@NullMarked
package dev.mailkeys.core.pace;

import org.jspecify.annotations.NullMarked;
