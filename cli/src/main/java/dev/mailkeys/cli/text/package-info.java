/** Text in general: fields in order, JSON, and words that are safe to print. */
@NullMarked
package dev.mailkeys.cli.text;

import org.jspecify.annotations.NullMarked;
