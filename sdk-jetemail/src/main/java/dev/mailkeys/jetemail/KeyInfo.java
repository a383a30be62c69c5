package dev.mailkeys.jetemail;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.mailkeys.core.Model;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnknownFields;
import dev.mailkeys.core.provider.Models;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A key as JetEmail lists it. */
@Value.Immutable
@Model
@JsonDeserialize(builder = KeyInfo.Builder.class)
public abstract class KeyInfo {

    KeyInfo() {}

    /**
     * The key's token, by which it is addressed. JetEmail's documents show it in every list.
     *
     * @return the token; empty if JetEmail left it out or masked it
     */
    @JsonProperty("api_token")
    public abstract Optional<Secret> token();

    /**
     * The handle that survives a rotation. No call takes it; {@link JetEmailKeys#find} looks it up.
     *
     * @return the uuid; empty in older answers
     */
    @JsonProperty("uuid")
    public abstract Optional<String> uuid();

    /**
     * The key's name.
     *
     * @return the name; empty in older answers
     */
    @JsonProperty("name")
    public abstract Optional<String> name();

    /**
     * What state the key is in.
     *
     * @return the state
     */
    @JsonProperty(value = "status", required = true)
    public abstract KeyStatus status();

    /**
     * Whether the key may send from every verified domain of the account.
     *
     * @return {@code true} if it may; empty in older answers
     */
    @JsonProperty(value = "allowAllDomains", required = true)
    public abstract Optional<Boolean> allowAllDomains();

    /**
     * The domains that the key may send from.
     *
     * @return the domains; empty for none in particular
     */
    @JsonProperty(value = "approvedDomains", required = true)
    public abstract List<String> approvedDomains();

    /**
     * How many mails the key has sent so far.
     *
     * @return the count
     */
    @JsonProperty("usage")
    @Value.Default
    public long usage() {
        return 0;
    }

    /**
     * How many mails the key may send.
     *
     * @return the quota; 0 for no limit
     */
    @JsonProperty(value = "quota", required = true)
    @Value.Default
    public long quota() {
        return 0;
    }

    /**
     * The addresses and ranges that the key may be used from.
     *
     * @return IPv4 and IPv6 addresses and CIDR ranges; empty for anywhere
     */
    @JsonProperty(value = "ipRestrictions", required = true)
    public abstract List<String> ipRestrictions();

    /**
     * When the key was created.
     *
     * @return the moment, to the millisecond
     */
    @JsonProperty("created_date")
    public abstract Optional<Instant> created();

    /**
     * When the key was last changed.
     *
     * @return the moment, to the second
     */
    @JsonProperty("last_modified")
    public abstract Optional<Instant> lastModified();

    /**
     * What else JetEmail answered.
     *
     * @return fields that this version has no name for
     */
    @JsonIgnore
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

    /**
     * The same key without its token, for where it is shown to others: a key with one is refused by every JSON mapper.
     *
     * @return the key, without its token
     */
    public KeyInfo withoutToken() {
        return builder().from(this).token(Optional.empty()).build();
    }

    /** What is none must not be taken for one: a masked token addresses nothing, and a blank uuid any key that has none. */
    @Value.Check
    KeyInfo withoutMaskedToken() {
        if (uuid().filter(String::isBlank).isPresent()) {
            return builder().from(this).uuid(Optional.empty()).build();
        }
        return token().filter(Models::isMasked).isPresent() ? withoutToken() : this;
    }

    /** Everything but the tokens, in one line. */
    @Override
    public String toString() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("token", token());
        fields.put("uuid", uuid());
        fields.put("name", name());
        fields.put("status", status());
        fields.put("allowAllDomains", allowAllDomains());
        fields.put("approvedDomains", approvedDomains());
        fields.put("usage", usage());
        fields.put("quota", quota());
        fields.put("ipRestrictions", ipRestrictions());
        fields.put("created", created());
        fields.put("lastModified", lastModified());
        fields.put("unknownFields", unknownFields());
        return Models.line("KeyInfo", fields);
    }

    @JsonValue
    Map<String, @Nullable Object> json() {
        if (token().isPresent()) {
            throw Models.refusal(
                    "A KeyInfo", "Write key.withoutToken(), or call token().reveal() where it must leave.");
        }
        return Models.fields(this, unknownFields());
    }

    /** Builds a {@link KeyInfo}. Not safe to share between threads. */
    public static class Builder extends ImmutableKeyInfo.Builder {

        @JsonAnySetter
        private final Map<String, @Nullable Object> others = new LinkedHashMap<>();

        Builder() {}

        @Override
        public KeyInfo build() {
            if (!others.isEmpty()) {
                unknownFields(UnknownFields.of(others));
            }
            return super.build();
        }
    }
}
