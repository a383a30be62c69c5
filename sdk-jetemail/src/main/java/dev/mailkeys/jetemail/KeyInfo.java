package dev.mailkeys.jetemail;

import dev.mailkeys.core.Model;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnknownFields;
import dev.mailkeys.core.provider.JsonReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A key as JetEmail lists it. */
@Value.Immutable
@Model
public abstract class KeyInfo {

    KeyInfo() {}

    /**
     * The key's token, by which it is addressed. JetEmail's documents show it in every list.
     *
     * @return the token; empty if JetEmail left it out or masked it
     */
    public abstract Optional<Secret> token();

    /**
     * The handle that survives a rotation. No call takes it; {@link JetEmailKeys#find} looks it up.
     *
     * @return the uuid; empty in older answers
     */
    public abstract Optional<String> uuid();

    /**
     * The key's name.
     *
     * @return the name; empty in older answers
     */
    public abstract Optional<String> name();

    /**
     * What state the key is in.
     *
     * @return the state
     */
    public abstract Status status();

    /**
     * Whether the key may send from every verified domain of the account.
     *
     * @return {@code true} if it may; empty in older answers
     */
    public abstract Optional<Boolean> allowAllDomains();

    /**
     * The domains that the key may send from.
     *
     * @return the domains; empty for none in particular
     */
    public abstract List<String> approvedDomains();

    /**
     * How many mails the key has sent so far.
     *
     * @return the count
     */
    @Value.Default
    public long usage() {
        return 0;
    }

    /**
     * How many mails the key may send.
     *
     * @return the quota; 0 for no limit
     */
    @Value.Default
    public long quota() {
        return 0;
    }

    /**
     * The addresses and ranges that the key may be used from.
     *
     * @return IPv4 and IPv6 addresses and CIDR ranges; empty for anywhere
     */
    public abstract List<String> ipRestrictions();

    /**
     * When the key was created.
     *
     * @return the moment, to the millisecond
     */
    public abstract Optional<Instant> created();

    /**
     * When the key was last changed.
     *
     * @return the moment, to the second
     */
    public abstract Optional<Instant> lastModified();

    /**
     * What else JetEmail answered.
     *
     * @return fields that this version has no name for
     */
    @Value.Default
    public UnknownFields unknownFields() {
        return UnknownFields.none();
    }

    /**
     * Starts a key, for tests of code that works with one.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Reads the list in the envelope of today ({@code transactionalKeys}) or of older documents. */
    static List<KeyInfo> list(JsonReader in) {
        var keys = new ArrayList<List<KeyInfo>>(1);
        in.object(field -> {
            switch (field) {
                case "success" -> in.confirm();
                case "transactionalKeys", "transactional-keys" -> keys.add(in.array(KeyInfo::read));
                default -> {}
            }
        });
        if (keys.isEmpty()) {
            throw JsonReader.missing("transactionalKeys");
        }
        return keys.get(0);
    }

    static KeyInfo read(JsonReader in) {
        var key = builder();
        key.unknownFields(in.object(field -> {
            switch (field) {
                case "api_token" ->
                    key.token(in.optionalText().filter(KeyInfo::isWhole).map(Secret::of));
                case "uuid" -> key.uuid(in.optionalText());
                case "name" -> key.name(in.optionalText());
                case "status" -> key.status(Status.of(in.text()));
                case "allowAllDomains" -> key.allowAllDomains(in.optionalFlag());
                case "approvedDomains" -> key.approvedDomains(in.texts());
                case "usage" -> in.optionalNumber().ifPresent(key::usage);
                case "quota" -> in.optionalNumber().ifPresent(key::quota);
                case "ipRestrictions" -> key.ipRestrictions(in.texts());
                case "created_date" -> key.created(in.optionalTime());
                case "last_modified" -> key.lastModified(in.optionalTime());
                default -> in.keep();
            }
        }));
        return key.build();
    }

    /** A masked token must not be taken for one: it addresses nothing. */
    private static boolean isWhole(String token) {
        return !token.isEmpty()
                && token.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '*')
                && !token.contains("...");
    }

    /** Builds a {@link KeyInfo}. Not safe to share between threads. */
    public static class Builder extends ImmutableKeyInfo.Builder {
        Builder() {}
    }
}
