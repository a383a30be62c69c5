/**
 * What every provider module must keep, as tests to extend: the right request, every answer read, every fault met with
 * the right number of requests, and no credential anywhere.
 *
 * <p>For authors of a provider module. Needs JUnit Jupiter and AssertJ, which the module declares as optional.
 */
@NullMarked
package dev.mailkeys.testkit.contract;

import org.jspecify.annotations.NullMarked;
