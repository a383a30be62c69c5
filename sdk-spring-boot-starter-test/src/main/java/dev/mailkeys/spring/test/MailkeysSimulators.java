package dev.mailkeys.spring.test;

import dev.mailkeys.spring.MailkeysAutoConfiguration;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Starts a simulator of each provider with a test's application and points the clients at them: base address and credential are
 * set, whatever the properties say. The simulators are beans, and end with the application. Works with
 * {@code @SpringBootTest} and with slices, which have the clients then too.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ImportAutoConfiguration(MailkeysAutoConfiguration.class)
public @interface MailkeysSimulators {}
