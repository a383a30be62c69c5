/**
 * {@code mailkeys conformance}: checks what we take for facts about a provider on an account, with keys of its own that
 * it deletes again. The catalog enters by {@link Conformance}.
 */
@NullMarked
package dev.mailkeys.cli.conformance;

import org.jspecify.annotations.NullMarked;
