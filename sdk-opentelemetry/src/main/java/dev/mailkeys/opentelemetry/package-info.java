/**
 * Spans of mailkeys' calls:
 *
 * <pre>{@code
 * var calls = CallSettings.builder().listener(TracedCalls.with(openTelemetry)).build();
 * return EmailitKeys.using(credential, settings).with(calls);
 * }</pre>
 */
@NullMarked
package dev.mailkeys.opentelemetry;

import org.jspecify.annotations.NullMarked;
