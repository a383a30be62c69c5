/** JSON to models and back: the one mapper, and the shapes that are not as a mapper expects. Not for callers. */
@NullMarked
package dev.mailkeys.core.json;

import org.jspecify.annotations.NullMarked;
