/**
 * Text that is safe to print: {@link Fields} in order, {@link Shown} and {@link Printable} for what others typed or
 * sent, {@link Nearest} for a mistyped word. Knows no other room.
 */
@NullMarked
package dev.mailkeys.cli.text;

import org.jspecify.annotations.NullMarked;
