/**
 * Where tokens are delivered: {@link dev.mailkeys.rotation.sink.FileSink files},
 * {@link dev.mailkeys.rotation.sink.ExecSink commands} and
 * {@link dev.mailkeys.rotation.sink.github.GitHubSecretSink secrets of GitHub}. Each says what it can do; what a sink can't do, the rotation makes up for with more keys or more
 * waiting.
 *
 * <p>For example:
 *
 * <pre>{@code
 * .sink(FileSink.dotenv(folder.resolve("app.env"), "EMAILIT_TOKEN"))
 * }</pre>
 */
@NullMarked
package dev.mailkeys.rotation.sink;

import org.jspecify.annotations.NullMarked;
