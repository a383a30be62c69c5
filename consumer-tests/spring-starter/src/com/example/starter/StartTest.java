package com.example.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.Secret;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.spring.MailkeysAutoConfiguration;
import dev.mailkeys.testkit.JetEmailSimulator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the application starts, and how it does not. */
class StartTest {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(MailkeysAutoConfiguration.class)
    static class Plain {}

    @Configuration(proxyBeanMethods = false)
    static class Own {

        static final List<CallEvent> HEARD = new CopyOnWriteArrayList<>();

        @Bean
        CallListener listener() {
            return HEARD::add;
        }

        @Bean
        EmailitKeys ownClient() {
            return EmailitKeys.using(Secret.of("secret_of_its_own_1234"));
        }
    }

    private static ConfigurableApplicationContext start(String... properties) {
        return start(Plain.class, properties);
    }

    private static ConfigurableApplicationContext start(Class<?> more, String... properties) {
        var application = new SpringApplication(Plain.class, more);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(Map.of("logging.level.root", "off", "spring.main.banner-mode", "off"));
        return application.run(properties);
    }

    @Test
    void providerWithoutACredential_hasNoClient() {
        try (var context = start("--mailkeys.emailit.api-key=secret_1234567890abcdef")) {
            assertThat(context.getBeanProvider(EmailitKeys.class).getIfAvailable())
                    .isNotNull();
            assertThat(context.getBeanProvider(JetEmailKeys.class).getIfAvailable())
                    .isNull();
            assertThat(context.containsBean("mailkeysHealthIndicator")).isFalse();
        }
    }

    @Test
    void valueThatCannotWork_isNamedByItsProperty_withoutTheCredential() {
        assertThatThrownBy(() -> start(
                        "--mailkeys.jetemail.api-key=transactional_1234567890abcdef",
                        "--mailkeys.jetemail.base-url=http://example.com"))
                .hasStackTraceContaining("mailkeys.jetemail.api-key ")
                .hasStackTraceContaining("mailkeys.jetemail.base-url must be https")
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("1234567890abcdef"));
    }

    @Test
    void listenerThatIsABean_isTold_andAClientThatIsABean_takesThePlaceOfOurs() {
        try (var jetemail = JetEmailSimulator.start();
                var context = start(
                        Own.class,
                        "--mailkeys.emailit.api-key=secret_1234567890abcdef",
                        "--mailkeys.jetemail.api-key=" + jetemail.managementToken(),
                        "--mailkeys.jetemail.base-url=" + jetemail.baseUrl())) {
            context.getBean(JetEmailKeys.class).list();
            assertThat(Own.HEARD).extracting(CallEvent::operation).contains("jetemail.list");
            assertThat(context.getBeanNamesForType(EmailitKeys.class)).containsExactly("ownClient");
        }
    }

    @Test
    void proxyThatIsNone_isNamedByItsProperty() {
        assertThatThrownBy(() ->
                        start("--mailkeys.emailit.api-key=secret_1234567890abcdef", "--mailkeys.emailit.proxy=nowhere"))
                .hasStackTraceContaining("mailkeys.emailit.proxy must be host:port");
    }
}
