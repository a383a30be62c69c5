/**
 * Files that hold tokens, or that decide where tokens go. {@link dev.mailkeys.rotation.files.TrustedPath} says who
 * could change them, {@link dev.mailkeys.rotation.files.PrivateFile} writes them so that they are whole and on the
 * disk. Used by the sinks, the journals and the command; not exported.
 */
@NullMarked
package dev.mailkeys.rotation.files;

import org.jspecify.annotations.NullMarked;
