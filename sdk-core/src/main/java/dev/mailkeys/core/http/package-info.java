/**
 * One request and its answer. The only package that knows OkHttp. {@code ApiClient} enters by {@link
 * dev.mailkeys.core.http.RoundTrip}. Not exported.
 */
@NullMarked
package dev.mailkeys.core.http;

import org.jspecify.annotations.NullMarked;
