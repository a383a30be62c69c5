/**
 * Paths and their owners: which files are trusted ({@link Owners}), what a path in a file of settings means ({@link
 * FilePaths}), and how much of a file is read ({@link BoundedInput}).
 */
@NullMarked
package dev.mailkeys.cli.files;

import org.jspecify.annotations.NullMarked;
