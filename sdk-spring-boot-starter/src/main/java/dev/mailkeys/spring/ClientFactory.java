package dev.mailkeys.spring;

import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.ProxySettings;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a client of properties, and names the property where one can't be used. */
final class ClientFactory {

    private static final Pattern PROXY = Pattern.compile("([^:/\\s]+):(\\d{1,5})");

    private final CallListener listener;

    /** Makes clients whose calls are told to a listener. */
    ClientFactory(CallListener listener) {
        this.listener = listener;
    }

    <T> T make(
            String provider,
            MailkeysProperties.@Nullable Provider properties,
            BiFunction<Secret, ClientSettings, T> client) {
        MailkeysProperties.Provider set = Objects.requireNonNull(properties, provider);
        try {
            return client.apply(Objects.requireNonNull(set.apiKey(), provider), settings(provider, set));
        } catch (InvalidRequestException wrong) {
            throw new IllegalStateException(
                    wrong.violations().stream()
                            .map(violation -> property(provider, violation.field()) + " " + violation.rule())
                            .collect(Collectors.joining("; ")),
                    wrong);
        }
    }

    private ClientSettings settings(String provider, MailkeysProperties.Provider set) {
        var calls = CallSettings.builder().listener(listener);
        Optional.ofNullable(set.deadline()).ifPresent(calls::deadline);
        Optional.ofNullable(set.attemptTimeout()).ifPresent(calls::attemptTimeout);
        Optional.ofNullable(set.maxAttempts())
                .ifPresent(most ->
                        calls.retries(RetryPolicy.builder().maxAttempts(most).build()));
        var settings = ClientSettings.builder().calls(calls.build());
        Optional.ofNullable(set.baseUrl()).ifPresent(settings::baseUrl);
        Optional.ofNullable(set.connectTimeout()).ifPresent(settings::connectTimeout);
        Optional.ofNullable(set.callsPerMinute()).ifPresent(settings::callsPerMinute);
        Optional.ofNullable(set.maxConcurrentCalls()).ifPresent(settings::maxConcurrentCalls);
        Optional.ofNullable(set.proxy()).ifPresent(proxy -> settings.proxy(proxy(provider, proxy)));
        return settings.build();
    }

    private static ProxySettings proxy(String provider, String text) {
        Matcher proxy = PROXY.matcher(text);
        if (!proxy.matches()) {
            throw new IllegalStateException("mailkeys." + provider + ".proxy must be host:port");
        }
        return ProxySettings.http(proxy.group(1), Integer.parseInt(proxy.group(2)));
    }

    /** The property that a field of the settings comes from. */
    private static String property(String provider, String field) {
        String name = field.equals("credential") ? "apiKey" : field;
        return "mailkeys." + provider + "." + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
