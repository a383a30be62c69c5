/**
 * Whom the command calls: a {@link Provider} or another {@link Peer}, with which credential ({@link Credentials}),
 * through which proxy ({@link Proxies}), and which authorities it trusts.
 */
@NullMarked
package dev.mailkeys.cli.peer;

import org.jspecify.annotations.NullMarked;
