/**
 * The readers of dotenv files, and where they disagree about lines: {@link
 * dev.mailkeys.rotation.sink.dotenv.LineBeginning} asks all of them.
 */
@NullMarked
package dev.mailkeys.rotation.sink.dotenv;

import org.jspecify.annotations.NullMarked;
