package dev.mailkeys.spring.test;

import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ProviderSimulator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Finds {@link MailkeysSimulators} on a test's class. */
final class SimulatorsFactory implements ContextCustomizerFactory {

    SimulatorsFactory() {}

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> attributes) {
        return AnnotatedElementUtils.hasAnnotation(test, MailkeysSimulators.class) ? Simulators.OF_ALL : null;
    }

    /** One value, so that tests share an application. */
    private enum Simulators implements ContextCustomizer {
        OF_ALL;

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            add("jetemail", JetEmailSimulator.start(), context);
            add("emailit", EmailitSimulator.start(), context);
            add("elasticemail", ElasticEmailSimulator.start(), context);
        }

        private static void add(String provider, ProviderSimulator simulator, ConfigurableApplicationContext context) {
            var beans = (DefaultListableBeanFactory) context.getBeanFactory();
            beans.registerSingleton(provider + "Simulator", simulator);
            beans.registerDisposableBean(provider + "Simulator", simulator::close);
            String prefix = "mailkeys." + provider + ".";
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            prefix + "simulator",
                            Map.of(
                                    prefix + "base-url", simulator.baseUrl().toString(),
                                    prefix + "api-key", simulator.managementToken())));
        }
    }
}
