/**
 * Reads a TOML file of settings: {@code mailkeys.toml} and the config file alike. {@link TomlText} parses it, {@link
 * TomlSection} reads a table key by key, and {@link TomlProblems} collects all problems with their lines.
 */
@NullMarked
package dev.mailkeys.cli.toml;

import org.jspecify.annotations.NullMarked;
