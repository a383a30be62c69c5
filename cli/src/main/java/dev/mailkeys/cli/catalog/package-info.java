/** Every command by its words, and what is said of them: help, completion and the man page. */
@NullMarked
package dev.mailkeys.cli.catalog;

import org.jspecify.annotations.NullMarked;
