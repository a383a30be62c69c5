package dev.mailkeys.cli.audit;

import dev.mailkeys.rotation.ManagedKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What a key's settings mean, by the providers' names for them. Other settings are only shown. */
public record KeyMeaning(ManagedKey key) {

    /** Emailit's widest scope, and the level with which a key of Elastic Email can make a key that may do anything. */
    private static final List<String> FULL = List.of("full", "ModifyAccessTokens");

    /** What the key may do: a scope, or access levels. */
    List<String> rights() {
        return values("scope", "accessLevels");
    }

    /** Whether the key may manage keys, and so do anything. */
    public boolean isFull() {
        return rights().stream().anyMatch(FULL::contains);
    }

    /** The domains that it may send from; empty if it is not restricted. */
    List<String> domains() {
        return values("approvedDomains", "sendingDomainId");
    }

    /** The addresses that it may be used from; empty if it is not restricted. */
    List<String> addresses() {
        return values("ipRestrictions");
    }

    Optional<Instant> expires() {
        return values("expires").stream().findFirst().flatMap(KeyMeaning::moment);
    }

    Optional<Instant> lastUsed() {
        return key.signOfUse().flatMap(KeyMeaning::moment);
    }

    /** How often it was used, if the provider counts uses without their time. */
    OptionalLong uses() {
        return key.signOfUse().filter(sign -> sign.matches("\\d{1,18}")).stream()
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    private List<String> values(String... names) {
        return Stream.of(names)
                .flatMap(name -> key.settings().values(name).stream())
                .toList();
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
