/**
 * Tokens that stand in files and change there: {@link dev.mailkeys.core.file.CurrentSecret}; and the marks that tell who has
 * seen the newest: {@link dev.mailkeys.core.file.ReaderMarks}.
 *
 * <p>For example, where a provider may have ended the token a moment ago:
 *
 * <pre>{@code
 * Secret now = token.get();
 * int status = send(mail, now);
 * if (status == 401) {
 *     // Perhaps it was rotated a moment ago: look once more before giving up.
 *     Optional<Secret> newer = token.instead(now);
 *     if (newer.isPresent()) {
 *         return send(mail, newer.get());
 *     }
 * }
 * return status;
 * }</pre>
 */
@NullMarked
package dev.mailkeys.core.file;

import org.jspecify.annotations.NullMarked;
