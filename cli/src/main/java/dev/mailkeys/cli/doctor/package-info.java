/**
 * {@code mailkeys doctor}: checks the configuration and each provider, and says what is wrong. The catalog enters by
 * {@link Doctor}.
 */
@NullMarked
package dev.mailkeys.cli.doctor;

import org.jspecify.annotations.NullMarked;
