/**
 * For the client under test: time that passes without waiting.
 *
 * <pre>{@code
 * var timing = SimulatedTiming.of(emailit.clock());
 * var keys = EmailitKeys.using(credential, settings, timing);
 * emailit.next("list", Fault.status(429).withRetryAfter("2"));
 * keys.list().toList();
 * assertThat(emailit.clock().instant()).isEqualTo(NOON.plusSeconds(2));
 * }</pre>
 */
@NullMarked
package dev.mailkeys.testkit.client;

import org.jspecify.annotations.NullMarked;
