package dev.mailkeys.emailit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.mailkeys.core.Model;
import dev.mailkeys.core.provider.Constraints;
import dev.mailkeys.core.provider.Models;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A key to be created. Its scope is always said, because it can't be changed later and Emailit takes the widest where
 * none is.
 *
 * <p>There is no way here to bind a full key to a domain: Emailit accepts such a request, ignores the domain without a
 * word, and issues a key for everything.
 */
@Value.Immutable
@Model
@JsonDeserialize(builder = Void.class) // For Immutables: the builder has the fields' names.
public abstract class NewKey {

    NewKey() {}

    /**
     * The key's name. Emailit refuses one that is taken in the workspace; what else it asks of names is not documented,
     * so nothing else is checked here.
     *
     * @return the name
     */
    @JsonProperty(value = "name", required = true)
    public abstract String name();

    /**
     * What the key may do.
     *
     * @return the scope; can't be changed later
     */
    @JsonProperty(value = "scope", required = true)
    public abstract Scope scope();

    /**
     * The one domain that the key may send from.
     *
     * @return the domain's id, {@code dom_…}; empty for every domain of the workspace
     */
    @JsonProperty(value = "sending_domain_id", required = true)
    public abstract Optional<String> sendingDomainId();

    /**
     * A key that may do everything, managing keys included.
     *
     * @param name the key's name
     * @return the key to be created
     */
    public static NewKey full(String name) {
        Objects.requireNonNull(name, "name must not be null");
        return of(name, Scope.FULL);
    }

    /**
     * A key that may send from every domain of the workspace.
     *
     * @param name the key's name
     * @return the key to be created
     */
    public static NewKey sending(String name) {
        Objects.requireNonNull(name, "name must not be null");
        return of(name, Scope.SENDING);
    }

    /**
     * A key that may send from one domain.
     *
     * @param name the key's name
     * @param domainId the domain's id, {@code dom_…}
     * @return the key to be created
     */
    public static NewKey sending(String name, String domainId) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(domainId, "domainId must not be null");
        return of(name, Scope.SENDING, Optional.of(domainId));
    }

    /**
     * A key of any scope, for one that this version has no method for.
     *
     * @param name the key's name
     * @param scope what the key may do
     * @return the key to be created
     */
    public static NewKey of(String name, Scope scope) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(scope, "scope must not be null");
        return of(name, scope, Optional.empty());
    }

    /**
     * A key that may do what another may, to take its place without a moment in which neither works: create, switch,
     * delete.
     *
     * @param key the key whose scope and domain to take over
     * @param name the new key's name; must differ, because names are unique
     * @return the key to be created
     */
    public static NewKey like(KeyInfo key, String name) {
        Objects.requireNonNull(key, "key must not be null");
        Objects.requireNonNull(name, "name must not be null");
        boolean full = key.scope().isFull(); // Emailit ignores its domain without a word.
        return of(name, key.scope(), full ? Optional.empty() : key.sendingDomainId());
    }

    private static NewKey of(String name, Scope scope, Optional<String> domainId) {
        return new Builder().name(name).scope(scope).sendingDomainId(domainId).build();
    }

    void check(Constraints rules) {
        KeyRules.name(name(), rules);
        KeyRules.scope(scope(), rules);
        sendingDomainId().ifPresent(id -> KeyRules.domainId(id, scope(), rules));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static NewKey of(Map<String, @Nullable Object> fields) {
        return Models.build("emailit.create", fields, Builder.class, Builder::build, NewKey::check);
    }

    @JsonValue
    Map<String, @Nullable Object> json() {
        return Models.fields(this);
    }

    static class Builder extends ImmutableNewKey.Builder {}
}
