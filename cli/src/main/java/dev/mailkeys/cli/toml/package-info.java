/**
 * Reads a TOML file of settings: {@code mailkeys.toml} and the config file alike. {@link TomlText} parses it, {@link TomlSection}
 * reads a table key by key, and {@link TomlProblems} collects what is wrong, each with its line, and tells it at once.
 */
@NullMarked
package dev.mailkeys.cli.toml;

import org.jspecify.annotations.NullMarked;
