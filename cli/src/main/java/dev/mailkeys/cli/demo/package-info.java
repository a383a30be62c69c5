/**
 * {@code mailkeys demo}: a rotation of one key of each provider, killed half-way and resumed, against simulators. The
 * catalog enters by {@link Demo}.
 */
@NullMarked
package dev.mailkeys.cli.demo;

import org.jspecify.annotations.NullMarked;
