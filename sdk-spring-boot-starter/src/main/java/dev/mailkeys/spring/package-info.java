/**
 * Clients from the properties of a Spring Boot application. A provider whose credential is set, such as
 * {@code mailkeys.emailit.api-key}, has a client as a bean:
 *
 * <pre>{@code
 * Keys(EmailitKeys keys) {
 *     this.keys = keys;
 * }
 * }</pre>
 *
 * <p>{@link dev.mailkeys.spring.MailkeysProperties} lists the properties.
 */
@NullMarked
package dev.mailkeys.spring;

import org.jspecify.annotations.NullMarked;
