package com.example.starter;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.file.CurrentSecret;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Takes the password of the application's mail sender from a file, in place of {@code spring.mail.password}: the one
 * that stands there now. This application's mark tells a rotation that it sends with the new one.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("newsletter.password-file")
class CurrentPassword {

    @Bean(destroyMethod = "withdrawMark")
    CurrentSecret mailPassword(
            @Value("${newsletter.password-file}") Path file,
            @Value("${newsletter.instance:newsletter-1}") String name) {
        return CurrentSecret.inDotenv(file, "EMAILIT_TOKEN").leavingMarks(name);
    }

    @Bean
    static BeanPostProcessor currentPasswordForMail(ObjectProvider<CurrentSecret> password) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JavaMailSenderImpl sender ? new Sender(sender, password.getObject()) : bean;
            }
        };
    }

    /** Sends as another sender does, and asks for the password each time. */
    private static final class Sender extends JavaMailSenderImpl {

        private final CurrentSecret password;

        Sender(JavaMailSenderImpl as, CurrentSecret password) {
            this.password = password;
            setHost(as.getHost());
            setPort(as.getPort());
            setProtocol(as.getProtocol());
            setUsername(as.getUsername());
            setDefaultEncoding(as.getDefaultEncoding());
            setJavaMailProperties(as.getJavaMailProperties());
        }

        @Override
        public String getPassword() {
            return password.get().reveal();
        }

        @Override
        protected void doSend(MimeMessage[] mails, Object[] originals) {
            password.use(now -> {
                send(mails, originals, now);
                return now;
            });
        }

        private void send(MimeMessage[] mails, Object[] originals, Secret now) {
            try {
                super.doSend(mails, originals);
            } catch (MailAuthenticationException refused) {
                // Nothing was sent. Perhaps the key was rotated a moment ago: look once more before giving up.
                if (password.instead(now).isEmpty()) {
                    throw refused;
                }
                super.doSend(mails, originals);
            }
        }
    }
}
