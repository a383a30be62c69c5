package dev.mailkeys.rotation.sink.spi;

import java.net.URI;

/**
 * The server that a kind of sink calls.
 *
 * @param name one lower-case word, such as {@code github}
 * @param title its name in messages, such as {@code GitHub}
 * @param address where it is, unless {@code base-url} or the variable says otherwise
 * @param addressVariable the environment variable that may name another address, such as {@code GITHUB_API_URL}
 */
public record SinkServer(String name, String title, URI address, String addressVariable) {}
