package dev.mailkeys.rotation.sink;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeyMark;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of our variables a command is given: none that holds a secret, under any name, unless the command needs it.
 *
 * @param ours our own variables
 * @param isMinimal whether only those are given that nearly every program needs
 * @param never names of variables that are never given
 * @param always names of variables that are given in any case, even if they hold a known secret
 * @param secrets further secrets of the run; asked for before each command
 */
record ExecEnvironment(
        Map<String, String> ours,
        boolean isMinimal,
        Set<String> never,
        Set<String> always,
        Supplier<? extends Collection<Secret>> secrets) {

    /** Credentials that manage keys, and a proxy's password: a command that stores a token does not need them. */
    private static final Set<String> CREDENTIALS = Set.of(
            "JETEMAIL_API_KEY",
            "EMAILIT_API_KEY",
            "ELASTICEMAIL_API_KEY",
            "MAILKEYS_GITHUB_TOKEN",
            "MAILKEYS_PROXY_PASSWORD");

    private static final Pattern NEEDED = Pattern.compile("PATH|HOME|USER|LOGNAME|SHELL|TERM|LANG|LANGUAGE|LC_.*|TZ"
            + "|TMPDIR|TMP|TEMP|SYSTEMROOT|SYSTEMDRIVE|COMSPEC|PATHEXT|USERPROFILE|APPDATA|LOCALAPPDATA");

    private static final Pattern PROXY = Pattern.compile("(?i)(?:HTTPS?|ALL|FTP)_PROXY");
    private static final Pattern WITH_PASSWORD = Pattern.compile("(?:[A-Za-z0-9+.-]*://)?[^/@:\\s]*:([^/\\s]+)@.*");

    /** A shorter one may occur in any text by chance. */
    private static final int TELLING = 6;

    static ExecEnvironment of(Map<String, String> ours) {
        return new ExecEnvironment(ours, false, Set.of(), Set.of(), List::of);
    }

    ExecEnvironment minimal() {
        return new ExecEnvironment(ours, true, never, always, secrets);
    }

    ExecEnvironment without(Set<String> variables) {
        return new ExecEnvironment(ours, isMinimal, union(never, variables), always, secrets);
    }

    ExecEnvironment keeping(Set<String> variables) {
        return new ExecEnvironment(ours, isMinimal, never, union(always, variables), secrets);
    }

    ExecEnvironment hiding(Supplier<? extends Collection<Secret>> more) {
        return new ExecEnvironment(ours, isMinimal, never, always, more);
    }

    String searchPath() {
        return ours.getOrDefault("PATH", "");
    }

    /** The variables of one run, and in them whose token it is. */
    Map<String, String> variables(Optional<Secret> token, Optional<KeyMark> mark) {
        var variables = new TreeMap<>(ours);
        variables.keySet().removeIf(name -> CREDENTIALS.contains(name) || never.contains(name));
        variables.keySet().removeIf(name -> isMinimal && !isNeeded(name) && !always.contains(name));
        Predicate<String> isSecret = secretsOfTheRun();
        variables
                .entrySet()
                .removeIf(variable -> !always.contains(variable.getKey())
                        && (isSecret.test(variable.getValue())
                                || proxyPassword(variable).isPresent()));
        token.ifPresent(secret -> variables.values().removeIf(value -> value.contains(secret.reveal())));
        mark.ifPresent(known -> describe(known, variables));
        return variables;
    }

    private static void describe(KeyMark mark, Map<String, String> variables) {
        variables.put("MAILKEYS_PROVIDER", mark.provider());
        variables.put("MAILKEYS_KEY_ID", mark.keyId());
        variables.put("MAILKEYS_KEY_NAME", mark.keyName());
        variables.put("MAILKEYS_ROTATION", mark.rotation());
        variables.put("MAILKEYS_ATTEMPT", String.valueOf(mark.attempt()));
    }

    private static boolean isNeeded(String name) {
        return NEEDED.matcher(name.toUpperCase(Locale.ROOT)).matches();
    }

    /**
     * Whether a value holds a provider's key, even one unknown to us, or a secret of the run, plain or as encoded in an
     * address or a header.
     */
    private Predicate<String> secretsOfTheRun() {
        var known = new HashSet<String>();
        CREDENTIALS.forEach(name -> known.add(ours.getOrDefault(name, "").strip()));
        secrets.get().forEach(secret -> known.add(secret.reveal()));
        for (var variable : ours.entrySet()) {
            proxyPassword(variable).ifPresent(password -> {
                known.add(password);
                known.add(decoded(password));
            });
        }
        return value -> TokenText.holdsAKey(value) || known.stream().anyMatch(secret -> holds(value, secret));
    }

    private static Optional<String> proxyPassword(Map.Entry<String, String> variable) {
        Matcher address = WITH_PASSWORD.matcher(variable.getValue());
        return PROXY.matcher(variable.getKey()).matches() && address.matches()
                ? Optional.of(address.group(1))
                : Optional.empty();
    }

    private static String decoded(String password) {
        try {
            return URLDecoder.decode(password.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return password;
        }
    }

    private static boolean holds(String value, String secret) {
        if (secret.length() < TELLING) {
            return !secret.isEmpty() && value.strip().equals(secret);
        }
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return value.contains(secret)
                || value.contains(URLEncoder.encode(secret, StandardCharsets.UTF_8))
                || value.contains(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        var all = new HashSet<>(some);
        all.addAll(more);
        return Set.copyOf(all);
    }
}
