/**
 * Simulators of email providers' key-management APIs, for testing code that manages keys: JetEmail, Emailit and Elastic
 * Email, each with its state and its quirks, on a real socket, with faults on demand. They share no code with any
 * client, so a client's mistakes can't hide in them. Nothing here knows a real account or leaves the machine.
 *
 * <h2>Start one</h2>
 *
 * <pre>{@code
 * try (JetEmailSimulator jetEmail = JetEmailSimulator.start()) {
 *     URI url = jetEmail.baseUrl();             // where your client must point
 *     String token = jetEmail.managementToken(); // what it must authenticate with
 *     SimulatedKey key = jetEmail.seedKey("newsletter");
 *     // … the code under test …
 *     assertThat(jetEmail.accepts(key.token())).isFalse();
 *     assertThat(jetEmail.liveKeys()).hasSize(1);
 * }
 * }</pre>
 *
 * <p>Keys can be used, too: {@code POST /email}, {@code /v2/emails} and {@code /v4/emails/transactional} take any message
 * and answer as a provider would to that token. So a consumer of your keys can run beside a rotation and must never be
 * refused.
 *
 * <h2>Arm a fault</h2>
 *
 * <pre>{@code
 * jetEmail.next("rotate", Fault.cut().afterCommit());            // once: it worked, but nobody will hear of it
 * jetEmail.on("list", Fault.status(503).withRetryAfter("2"));    // every time, until clearFaults()
 * jetEmail.next("create", Fault.lateCommit(Duration.ofMinutes(5)));
 * jetEmail.refuseConnections();                                  // until acceptConnections()
 * jetEmail.closeIdleConnections();                               // your connection pool is stale now
 * }</pre>
 *
 * <p>For each fault {@link dev.mailkeys.testkit.Fault} says whether the provider acts first. That is the question that
 * code which manages keys must get right: after a cut, a key may exist that nobody knows.
 *
 * <h2>Assert on what arrived</h2>
 *
 * <pre>{@code
 * assertThat(jetEmail.received("rotate")).singleElement().satisfies(call -> {
 *     assertThat(call.committed()).isTrue();
 *     assertThat(call.fault()).contains("cut, after commit");
 * });
 * assertThat(jetEmail.faultsLeft()).isEmpty(); // every armed fault did strike
 * }</pre>
 *
 * <p>To prove that no token leaks, decide it beforehand with
 * {@link dev.mailkeys.testkit.ProviderSimulator#issueNext issueNext("canary")} and search logs, files and messages for it.
 *
 * <h2>Move time</h2>
 *
 * <pre>{@code
 * SimulatedClock clock = SimulatedClock.fixedAt(Instant.parse("2026-01-01T00:00:00Z"));
 * try (ElasticEmailSimulator elasticEmail = ElasticEmailSimulator.start(clock)) {
 *     clock.advance(Duration.ofHours(48)); // keys expire, rate limits relax, late commits fall due
 * }
 * }</pre>
 *
 * <h2>With JUnit</h2>
 *
 * <p>{@link dev.mailkeys.testkit.SimulatorExtension} injects a fresh simulator into each test and closes it. Without JUnit
 * simply don't name that class: nothing else needs JUnit.
 *
 * <h2>How far to trust them</h2>
 *
 * <p>They were built from what the providers publish and from the code of their own tools; they were never compared with
 * a live server. Each simulator's own documentation has the details.
 *
 * <table>
 *   <caption>What is certain, inferred or invented</caption>
 *   <tr><th></th><th>Documented, or seen in the provider's tools</th><th>Inferred</th><th>Invented</th></tr>
 *   <tr>
 *     <th>JetEmail</th>
 *     <td>routes, bodies, both list envelopes, live tokens in lists, {@code status} that hides other fields, rotate's
 *         errors, 240 calls a minute then five minutes without any</td>
 *     <td>404 of update and delete, names need not be unique, an empty list clears, a sliding minute</td>
 *     <td>answers of {@code /email}, 403 for a key that may not send, error texts beyond rotate's</td>
 *   </tr>
 *   <tr>
 *     <th>Emailit</th>
 *     <td>routes, 201, ids and secrets, 409 with {@code existing}, paging, error shapes, full keys only</td>
 *     <td>regenerate's answer, 403 for sending keys, {@code existing} on rename, whole seconds</td>
 *     <td>answers of {@code /emails}, most error texts</td>
 *   </tr>
 *   <tr>
 *     <th>Elastic Email</th>
 *     <td>routes, fields, success codes, access levels, 15 keys, 20 calls at once, {@code {"Error": …}}, 400 for a bad
 *         key</td>
 *     <td>{@code PUT} clears and renames, ranges in CIDR, how keys are counted</td>
 *     <td>statuses for unknown and taken names (settable), the refusal of an address</td>
 *   </tr>
 * </table>
 */
@NullMarked
package dev.mailkeys.testkit;

import org.jspecify.annotations.NullMarked;
