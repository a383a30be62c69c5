/**
 * Emailit's API keys: create, get, list, update, rotate and delete.
 *
 * <p>Start at {@link dev.mailkeys.emailit.EmailitKeys}. Facts are from Emailit's API reference
 * (emailit.com/docs/api-reference), version 2.
 *
 * <p>For example:
 *
 * <pre>{@code
 * IssuedKey issued = keys.create(NewKey.sending("first-five-minutes"));
 * out.println("Created " + issued.id() + " with token " + issued.token() + ", shown this once.");
 *
 * var renamed = keys.update(issued.id(), KeyChanges.rename("first-five-minutes-renamed"));
 * out.println("Renamed to " + renamed.name() + "; its scope is still " + renamed.scope() + ".");
 * }</pre>
 */
@NullMarked
package dev.mailkeys.emailit;

import org.jspecify.annotations.NullMarked;
