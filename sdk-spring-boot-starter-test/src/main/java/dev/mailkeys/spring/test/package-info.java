/**
 * Simulators of the providers in tests of Spring Boot applications: with
 * {@link dev.mailkeys.spring.test.MailkeysSimulators} on a test's class, its clients call them, and they are beans:
 *
 * <pre>{@code
 * @Autowired
 * EmailitSimulator emailit;
 * }</pre>
 */
@NullMarked
package dev.mailkeys.spring.test;

import org.jspecify.annotations.NullMarked;
