/**
 * Timers, counters and spans of mailkeys' calls, all by one listener:
 *
 * <pre>{@code
 * var calls = CallSettings.builder().listener(ObservedCalls.with(registry)).build();
 * return EmailitKeys.using(credential, settings).with(calls);
 * }</pre>
 *
 * <p>{@link dev.mailkeys.micrometer.ObservedCalls} lists the names and the tags.
 */
@NullMarked
package dev.mailkeys.micrometer;

import org.jspecify.annotations.NullMarked;
