package dev.mailkeys.sink.vault;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.provider.ApiRequest;
import dev.mailkeys.core.provider.Endpoint;
import dev.mailkeys.core.provider.Models;
import dev.mailkeys.core.provider.Repeat;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The calls for one secret. */
final class VaultCalls {

    private final VaultSession session;
    private final VaultPlace place;
    private final VaultMount mount;

    VaultCalls(VaultSession session, VaultPlace place) {
        this.session = session;
        this.place = place;
        this.mount = new VaultMount(session, place);
    }

    /** The current secret. If the current version was deleted, its number is read too. */
    Stored read() {
        String[] path = place.segments(place.mount(), "data", place.path());
        Stored found;
        try {
            found = session.call(
                    Endpoint.of("readSecret", Repeat.SAFE, "GET", pattern(path), Answer.class, Answer::stored)
                            .at(path));
        } catch (NotFoundException nothing) {
            if (!nothing.providerMessage().isEmpty()) {
                throw nothing;
            }
            return readDeleted();
        }
        if (found.version() == 0) {
            mount.requireVersions();
            throw place.problem("the answer names no version, so it is not known what is there. Is that a KV engine of"
                    + " version 2, and is nothing else at its address? Nothing was written.");
        }
        return found;
    }

    private Stored readDeleted() {
        String[] path = place.segments(place.mount(), "metadata", place.path());
        try {
            return session.call(
                    Endpoint.of("readMetadata", Repeat.SAFE, "GET", pattern(path), Metadata.class, Metadata::stored)
                            .at(path));
        } catch (NotFoundException nothing) {
            if (!nothing.providerMessage().isEmpty()) {
                throw nothing;
            }
            mount.requireVersions();
            return Stored.NOTHING;
        }
    }

    /**
     * Writes the next version.
     *
     * @param current the version that must be there now
     * @return the version that was written
     */
    long write(Map<String, Object> fields, long current) {
        String[] path = place.segments(place.mount(), "data", place.path());
        var endpoint = Endpoint.of("writeSecret", Repeat.NEVER, "POST", pattern(path), Written.class, Written::version);
        Map<String, Object> body = Map.of("options", Map.of("cas", current), "data", fields);
        return session.call(endpoint.at(path).body(body));
    }

    /** Changes only these entries, and removes those without a value. Others stay, even if they change meanwhile. */
    void changeMetadata(Map<String, @Nullable String> entries) {
        String[] path = place.segments(place.mount(), "metadata", place.path());
        Endpoint<@Nullable Void> endpoint = Endpoint.acknowledged(
                        "changeMetadata", Repeat.IDEMPOTENT, "PATCH", pattern(path))
                .sending("application/merge-patch+json");
        session.call(endpoint.at(path).body(Map.of("custom_metadata", entries)));
    }

    /** The credential's rights, by path; empty if Vault does not say. */
    Map<String, List<String>> capabilities(Collection<String> paths) {
        String[] path = place.segments("sys", "capabilities-self");
        ApiRequest<Capabilities> request = Endpoint.of(
                        "capabilities", Repeat.SAFE, "POST", pattern(path), Capabilities.class)
                .at(path)
                .body(Map.of("paths", paths));
        return session.call(request).data().orElse(Map.of());
    }

    static String pattern(String[] path) {
        return "/v1/" + Stream.of(path).map(part -> "{segment}").collect(Collectors.joining("/"));
    }

    /** The answer to a read. */
    record Answer(@JsonProperty("data") Optional<Version> data) {

        /** Version 0 for an engine without versions. */
        Stored stored() {
            Version known = data.orElseThrow(() -> Models.missing("data"));
            Optional<About> about = known.about();
            return new Stored(
                    about.flatMap(About::version).orElse(0L),
                    known.fields().orElse(Map.of()),
                    about.flatMap(About::entries).orElse(Map.of()));
        }
    }

    /** One version of a secret. */
    record Version(
            @JsonProperty("data") Optional<Map<String, Object>> fields,
            @JsonProperty("metadata") Optional<About> about) {

        @Override
        public String toString() {
            return "a version of a secret";
        }
    }

    /** A version's metadata. */
    record About(
            @JsonProperty("version") Optional<Long> version,
            @JsonProperty("custom_metadata") Optional<Map<String, String>> entries) {}

    /** A secret's metadata. */
    record Metadata(@JsonProperty("data") Optional<OfSecret> data) {

        Stored stored() {
            OfSecret known = data.orElseThrow(() -> Models.missing("data"));
            return new Stored(
                    known.version().orElseThrow(() -> Models.missing("data.current_version")),
                    Map.of(),
                    known.entries().orElse(Map.of()));
        }
    }

    /** The relevant part of it. */
    record OfSecret(
            @JsonProperty("current_version") Optional<Long> version,
            @JsonProperty("custom_metadata") Optional<Map<String, String>> entries) {}

    /** The answer to a write. */
    record Written(@JsonProperty("data") Optional<About> data) {

        long version() {
            return data.flatMap(About::version).orElseThrow(() -> Models.missing("data.version"));
        }
    }

    /** The rights of a credential. */
    record Capabilities(@JsonProperty("data") Optional<Map<String, List<String>>> data) {}
}
