/** {@code mailkeys simulate}: the simulators as a process, for programs in any language. */
@NullMarked
package dev.mailkeys.cli.simulate;

import org.jspecify.annotations.NullMarked;
