/**
 * Every command by its words, and what is said about it: help, completion and the man page. {@code Program} enters by
 * {@link Catalog#find}.
 */
@NullMarked
package dev.mailkeys.cli.catalog;

import org.jspecify.annotations.NullMarked;
