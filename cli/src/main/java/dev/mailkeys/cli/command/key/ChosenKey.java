package dev.mailkeys.cli.command.key;

import dev.mailkeys.cli.text.Fields;

/**
 * The key that a command is about.
 *
 * @param words how to speak of it
 * @param fields provider, id and name, as far as they are known
 * @param call the call that the command makes of it
 */
public record ChosenKey<C>(String words, Fields fields, C call) {}
