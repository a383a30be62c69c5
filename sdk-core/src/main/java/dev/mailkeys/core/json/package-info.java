/**
 * JSON to models and back: the one mapper, and the shapes that no mapper expects. {@code core.provider} and {@code
 * core.file} enter by {@link dev.mailkeys.core.json.Json}. Exported to nobody.
 */
@NullMarked
package dev.mailkeys.core.json;

import org.jspecify.annotations.NullMarked;
