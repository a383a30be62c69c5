/** When the next call of an account may go out. */
@NullMarked
package dev.mailkeys.core.turn;

import org.jspecify.annotations.NullMarked;
