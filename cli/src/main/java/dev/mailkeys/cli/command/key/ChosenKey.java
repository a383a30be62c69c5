package dev.mailkeys.cli.command.key;

import dev.mailkeys.cli.text.Fields;

/**
 * The key that a command acts on.
 *
 * @param words the key in words
 * @param fields provider, id and name, as far as they are known
 * @param call the call that the command makes
 */
public record ChosenKey<C>(String words, Fields fields, C call) {}
