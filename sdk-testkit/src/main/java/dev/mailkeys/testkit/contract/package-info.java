/**
 * What every provider module must keep, as tests to extend: the right request, every answer read, every fault met with
 * the right number of requests, and no credential anywhere.
 *
 * <p>For authors of a provider module. Needs JUnit Jupiter and AssertJ, which the module declares as optional.
 *
 * <p>A provider's test extends the contract and says what each method sends and what is answered. From Emailit's:
 *
 * <pre>{@code
 * operation("create", Repeat.NEVER, keys -> keys.create(NewKey.full("A key")))
 *         .sends("POST", "/api-keys", "{\"name\":\"A key\",\"scope\":\"full\"}")
 *         .answered(201, EmailitServer.fixture("create.current")),
 * }</pre>
 */
@NullMarked
package dev.mailkeys.testkit.contract;

import org.jspecify.annotations.NullMarked;
