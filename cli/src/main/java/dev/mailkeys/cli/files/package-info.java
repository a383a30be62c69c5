/** Paths and their owners: which files may be believed, and how much of one is read. */
@NullMarked
package dev.mailkeys.cli.files;

import org.jspecify.annotations.NullMarked;
