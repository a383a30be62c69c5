/** The config file and its profiles: how to reach providers, where the options do not say. */
@NullMarked
package dev.mailkeys.cli.config;

import org.jspecify.annotations.NullMarked;
