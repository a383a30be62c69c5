/**
 * {@code mailkeys simulate}: the simulators as a process, for programs in any language. The catalog enters by {@link
 * Simulate}.
 */
@NullMarked
package dev.mailkeys.cli.simulate;

import org.jspecify.annotations.NullMarked;
