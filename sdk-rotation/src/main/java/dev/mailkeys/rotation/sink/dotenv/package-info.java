/**
 * Who reads dotenv files, and where they disagree on which lines there are: {@link
 * dev.mailkeys.rotation.sink.dotenv.LineBeginning} asks all of them.
 */
@NullMarked
package dev.mailkeys.rotation.sink.dotenv;

import org.jspecify.annotations.NullMarked;
