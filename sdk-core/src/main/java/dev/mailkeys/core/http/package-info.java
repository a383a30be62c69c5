/** One request and its answer. The only package that knows OkHttp; exported to nobody. */
@NullMarked
package dev.mailkeys.core.http;

import org.jspecify.annotations.NullMarked;
