/**
 * How a kind of sink makes itself known. A jar with a {@link dev.mailkeys.rotation.sink.spi.SinkFactory} adds a
 * {@code type} of {@code [sinks.NAME]} to {@code mailkeys.toml}: the command reads and checks its keys, sets up its client
 * as it does for everything else, and delivers tokens to it. The kinds that this library brings are known in no other way.
 *
 * <p>For example:
 *
 * <pre>{@code
 * public Optional<SinkPlan> plan(SinkValues values) {
 *     Optional<String> place = values.text("place");
 *     if (place.filter(name -> name.contains("/")).isPresent()) {
 *         values.problem("place", "place is one name, without a slash");
 *         return Optional.empty();
 *     }
 *     return place.map(name -> SinkPlan.of(
 *             "shelf:" + name,
 *             context -> new ShelfSink(name, client(context.secret("token-env"), context.settings()))));
 * }
 * }</pre>
 */
@NullMarked
package dev.mailkeys.rotation.sink.spi;

import org.jspecify.annotations.NullMarked;
