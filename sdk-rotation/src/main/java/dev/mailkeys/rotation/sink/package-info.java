/**
 * Where tokens are delivered, such as {@link dev.mailkeys.rotation.sink.FileSink files}. Each sink says what it can do;
 * what it can't do, the rotation makes up for with more keys or more waiting.
 */
@NullMarked
package dev.mailkeys.rotation.sink;

import org.jspecify.annotations.NullMarked;
