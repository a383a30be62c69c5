/**
 * What the events of a call speak of: which call it is, why it waits, and how it and its attempts ended. A
 * {@link dev.mailkeys.core.CallListener} is told of them:
 *
 * <pre>{@code
 * CallListener alarm = event -> {
 *     if (event instanceof CallEvent.CallEnded ended
 *             && ended.outcome() != CallOutcome.SUCCEEDED
 *             && ended.mayHaveTakenEffect()) {
 *         pager.accept(ended.operation() + " may have taken effect: look at the keys.");
 *     }
 * };
 * }</pre>
 */
@NullMarked
package dev.mailkeys.core.event;

import org.jspecify.annotations.NullMarked;
