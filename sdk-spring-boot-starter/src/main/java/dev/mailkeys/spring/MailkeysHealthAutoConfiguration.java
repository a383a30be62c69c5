package dev.mailkeys.spring;

import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.ListKeys;
import dev.mailkeys.jetemail.JetEmailKeys;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A health contributor {@code mailkeys}, if {@code management.health.mailkeys.enabled} is {@code true}: it costs a call at each
 * provider, which counts against the account's pace, so it is off unless asked for, and looks no more often than
 * {@code mailkeys.health.every} says.
 */
@AutoConfiguration(after = MailkeysAutoConfiguration.class)
@ConditionalOnProperty("management.health.mailkeys.enabled")
public class MailkeysHealthAutoConfiguration {

    MailkeysHealthAutoConfiguration() {}

    @Bean
    ProviderLook mailkeysLook(
            ObjectProvider<JetEmailKeys> jetemail,
            ObjectProvider<EmailitKeys> emailit,
            ObjectProvider<ElasticEmailKeys> elasticemail,
            @Value("${mailkeys.health.every:5m}") Duration every) {
        Map<String, Runnable> looks = new TreeMap<>();
        jetemail.ifAvailable(keys -> looks.put("jetemail", keys::list));
        emailit.ifAvailable(keys -> looks.put(
                "emailit", () -> keys.list(ListKeys.builder().limit(1).build()).first()));
        elasticemail.ifAvailable(keys -> looks.put("elasticemail", keys::list));
        return new ProviderLook(looks, every);
    }

    /** Spring Boot 3. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
    static class Boot3 {

        @Bean
        org.springframework.boot.actuate.health.HealthIndicator mailkeysHealthIndicator(ProviderLook look) {
            return () -> {
                Map<String, String> found = look.found();
                boolean well = found.values().stream().allMatch(String::isEmpty);
                var health = well
                        ? org.springframework.boot.actuate.health.Health.up()
                        : org.springframework.boot.actuate.health.Health.down();
                found.forEach((provider, wrong) -> health.withDetail(provider, wrong.isEmpty() ? "UP" : wrong));
                return health.build();
            };
        }
    }

    /** Spring Boot 4. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    static class Boot4 {

        @Bean
        org.springframework.boot.health.contributor.HealthIndicator mailkeysHealthIndicator(ProviderLook look) {
            return () -> {
                Map<String, String> found = look.found();
                boolean well = found.values().stream().allMatch(String::isEmpty);
                var health = well
                        ? org.springframework.boot.health.contributor.Health.up()
                        : org.springframework.boot.health.contributor.Health.down();
                found.forEach((provider, wrong) -> health.withDetail(provider, wrong.isEmpty() ? "UP" : wrong));
                return health.build();
            };
        }
    }
}
