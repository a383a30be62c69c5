/**
 * {@code mailkeys audit}: every key of every account, checked against policies, in the forms that people and programs
 * read. The catalog enters by {@link Audit}; {@code init} reads accounts by {@link Accounts}.
 */
@NullMarked
package dev.mailkeys.cli.audit;

import org.jspecify.annotations.NullMarked;
