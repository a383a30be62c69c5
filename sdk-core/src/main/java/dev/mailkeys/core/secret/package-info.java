/**
 * How a secret may leak, and is stopped: {@link dev.mailkeys.core.secret.TokenForms} and {@link
 * dev.mailkeys.core.secret.TextView} know the shapes in which a text may show it, and {@link
 * dev.mailkeys.core.secret.NotForGson} keeps mappers that know no annotation from writing it. Uses no other package;
 * not exported.
 */
@NullMarked
package dev.mailkeys.core.secret;

import org.jspecify.annotations.NullMarked;
