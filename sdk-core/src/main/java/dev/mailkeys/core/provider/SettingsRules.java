package dev.mailkeys.core.provider;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.TlsSettings;
import dev.mailkeys.core.http.TlsContext;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Refuses settings and credentials that can't work, when a client is made and not at three in the morning. */
final class SettingsRules {

    private static final String SOURCE = "mailkeys";
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern PIN = Pattern.compile("sha256/[A-Za-z0-9+/]{43}=");

    /** A name or an address. A scheme or a user before it would be looked up as a name, and repeated in the error. */
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}._-]+|\\[?[0-9A-Fa-f:.]+(%[A-Za-z0-9._-]+)?]?");

    private SettingsRules() {}

    /** Checks everything, and opens what connections are secured with; empty for plain {@code http}. */
    static Optional<TlsContext> check(ProviderProfile profile, Secret credential, ClientSettings settings) {
        var rules = Constraints.of(profile.name() + ".settings")
                .duration("connectTimeout", settings.connectTimeout(), SHORTEST, LONGEST, SOURCE)
                .range("maxResponseBytes", settings.maxResponseBytes(), 1, Integer.MAX_VALUE - 16, SOURCE);
        credential(profile, credential, rules);
        URI base = settings.baseUrl().orElse(profile.baseUrl());
        BaseUrl.check(base, rules);
        settings.callsPerMinute().ifPresent(pace -> rules.range("callsPerMinute", pace, 0, 100_000, SOURCE));
        settings.maxConcurrentCalls().ifPresent(bound -> rules.range("maxConcurrentCalls", bound, 0, 10_000, SOURCE));
        settings.userAgent().ifPresent(text -> rules.headerText("userAgent", text, SOURCE));
        settings.proxy().ifPresent(proxy -> proxy(proxy.proxy(), rules));
        pins(settings.tls().pins(), rules);
        calls(settings.calls(), rules);
        Optional<TlsContext> tls =
                "https".equalsIgnoreCase(base.getScheme()) ? tls(settings.tls(), rules) : Optional.empty();
        rules.throwIfBroken();
        return tls;
    }

    private static Optional<TlsContext> tls(TlsSettings settings, Constraints rules) {
        try {
            return Optional.of(TlsContext.of(settings));
        } catch (GeneralSecurityException | RuntimeException unusable) {
            Throwable cause = unusable.getCause();
            String why = unusable.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
            rules.require(false, "tls", "can't be used (" + why + "); check the stores and their passwords", SOURCE);
            return Optional.empty();
        }
    }

    static void check(ProviderProfile profile, CallSettings settings) {
        var rules = Constraints.of(profile.name() + ".settings");
        calls(settings, rules);
        rules.throwIfBroken();
    }

    static void check(ProviderProfile profile, Secret credential) {
        var rules = Constraints.of(profile.name() + ".settings");
        credential(profile, credential, rules);
        rules.throwIfBroken();
    }

    private static void credential(ProviderProfile profile, Secret credential, Constraints rules) {
        boolean visible = credential.reveal().chars().allMatch(c -> c > 0x20 && c < 0x7f);
        String rule =
                "must be visible ASCII without space or line break; was it read from a file with its last line break?";
        rules.require(visible, "credential", rule, "RFC 9110");
        profile.auth().check(credential, rules);
    }

    private static void proxy(Proxy proxy, Constraints rules) {
        boolean alone = !(proxy.address() instanceof InetSocketAddress where)
                || HOST.matcher(where.getHostString()).matches();
        String rule = "must have a host name or an address alone; user and password are settings of their own";
        rules.require(alone, "proxy", rule, SOURCE);
    }

    private static void pins(List<String> pins, Constraints rules) {
        for (int i = 0; i < pins.size(); i++) {
            boolean wellFormed = PIN.matcher(pins.get(i)).matches();
            rules.require(wellFormed, "pins[" + i + "]", "must be sha256/ and 44 characters of base64", "RFC 7469");
        }
    }

    private static void calls(CallSettings calls, Constraints rules) {
        rules.duration("deadline", calls.deadline(), SHORTEST, LONGEST, SOURCE)
                .duration("turnTimeout", calls.turnTimeout(), Duration.ZERO, LONGEST, SOURCE)
                .duration("attemptTimeout", calls.attemptTimeout(), SHORTEST, LONGEST, SOURCE)
                .range("maxAttempts", calls.retries().maxAttempts(), 1, 100, SOURCE)
                .duration("longestRetryAfter", calls.retries().longestRetryAfter(), Duration.ZERO, LONGEST, SOURCE);
    }
}
