/**
 * What a caller of any provider meets: {@link dev.mailkeys.core.Secret}, settings, pages, call events and errors.
 *
 * <p>Everything here is immutable and safe to share between threads.
 */
@NullMarked
package dev.mailkeys.core;

import org.jspecify.annotations.NullMarked;
