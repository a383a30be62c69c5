/**
 * What a caller of any provider meets: {@link dev.mailkeys.core.Secret}, settings, pages, call events and errors.
 *
 * <p>Everything here is immutable and safe to share between threads.
 *
 * <p>When a call fails, the exception says whether it may have taken effect:
 *
 * <pre>{@code
 * try {
 *     return Optional.of(keys.create(NewKey.named(name)).token());
 * } catch (InvalidRequestException | ApiException no) {
 *     log.accept(no.getMessage());
 *     return no.mayHaveTakenEffect() ? lookUp(name) : Optional.empty();
 * } catch (NoResponseException unknown) {
 *     log.accept(unknown.getMessage());
 *     return unknown.mayHaveTakenEffect() ? lookUp(name) : Optional.empty();
 * } catch (UnreadableResponseException unreadable) {
 *     log.accept(unreadable.getMessage());
 *     unreadable.body().ifPresent(safe);
 *     return lookUp(name);
 * }
 * }</pre>
 */
@NullMarked
package dev.mailkeys.core;

import org.jspecify.annotations.NullMarked;
