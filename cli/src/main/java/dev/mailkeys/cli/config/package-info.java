/**
 * The config file and its profiles: how to reach a provider where the options do not say. A command enters by {@link
 * Profile#chosen}.
 */
@NullMarked
package dev.mailkeys.cli.config;

import org.jspecify.annotations.NullMarked;
