/**
 * How several processes keep within what one account may send: a {@link dev.mailkeys.core.pace.SharedPace} holds the times of the
 * account's last calls where all of them can reach it.
 */
@NullMarked
package dev.mailkeys.core.pace;

import org.jspecify.annotations.NullMarked;
