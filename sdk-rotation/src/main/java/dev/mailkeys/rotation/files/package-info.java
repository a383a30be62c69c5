/**
 * Files that hold tokens, or decide where tokens go: who may have a hand in them, and how they get onto the disk. Used by
 * the sinks, the journals and the command; not exported.
 */
@NullMarked
package dev.mailkeys.rotation.files;

import org.jspecify.annotations.NullMarked;
