/** The kinds of sinks that this library brings, made known as anybody's are. */
@NullMarked
package dev.mailkeys.rotation.sink.builtin;

import org.jspecify.annotations.NullMarked;
