package dev.mailkeys.spring;

import dev.mailkeys.core.CallListener;
import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.micrometer.ObservedCalls;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * A client for each provider whose credential is a property ({@code mailkeys.jetemail.api-key} and the like), unless there is
 * one already. Calls are told to every {@link CallListener} that is a bean, and observed where there is an
 * {@code ObservationRegistry}.
 */
@AutoConfiguration
@EnableConfigurationProperties(MailkeysProperties.class)
public class MailkeysAutoConfiguration {

    MailkeysAutoConfiguration() {}

    @Bean
    ClientFactory mailkeysClients(
            ObjectProvider<CallListener> listeners, ObjectProvider<ObservationRegistry> registry) {
        CallListener all = listeners.orderedStream().reduce(CallListener::and).orElse(CallListener.none());
        ObservationRegistry observed = registry.getIfUnique();
        if (observed == null) {
            return new ClientFactory(all);
        }
        CallListener observing = ObservedCalls.with(observed);
        return new ClientFactory(all == CallListener.none() ? observing : all.and(observing));
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("mailkeys.jetemail.api-key")
    JetEmailKeys jetEmailKeys(ClientFactory clients, MailkeysProperties properties) {
        return clients.make("jetemail", properties.jetemail(), JetEmailKeys::using);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("mailkeys.emailit.api-key")
    EmailitKeys emailitKeys(ClientFactory clients, MailkeysProperties properties) {
        return clients.make("emailit", properties.emailit(), EmailitKeys::using);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("mailkeys.elasticemail.api-key")
    ElasticEmailKeys elasticEmailKeys(ClientFactory clients, MailkeysProperties properties) {
        return clients.make("elasticemail", properties.elasticemail(), ElasticEmailKeys::using);
    }
}
