package com.example.shelf;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.Endpoint;
import dev.mailkeys.core.provider.Models;
import dev.mailkeys.core.provider.Repeat;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.sink.KeyMarkJson;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a token on the shelf, and beside it whose it is. */
final class ShelfSink implements Sink {

    private static final Endpoint<Kept> GET = Endpoint.of("get", Repeat.SAFE, "GET", "/places/{name}", Kept.class);

    private static final Endpoint<@Nullable Void> PUT =
            Endpoint.acknowledged("put", Repeat.IDEMPOTENT, "PUT", "/places/{name}");

    private final String place;
    private final ApiClient api;

    ShelfSink(String place, ApiClient api) {
        this.place = place;
        this.api = api;
    }

    /** What the shelf keeps. An answer without it, such as a proxy's page, does not say that there is nothing. */
    record Kept(
            @JsonProperty("text") Secret text,
            @JsonProperty("about") String about) {

        Kept {
            if (text == null || about == null) {
                throw Models.missing("text, about");
            }
        }
    }

    @Override
    public String name() {
        return "shelf:" + place;
    }

    @Override
    public Set<SinkCapability> capabilities() {
        return Set.of(SinkCapability.READABLE, SinkCapability.METADATA, SinkCapability.IDEMPOTENT_PUT);
    }

    @Override
    public Duration settleTime() {
        return Duration.ZERO;
    }

    @Override
    public void check() {
        read();
    }

    @Override
    public SinkState read() {
        try {
            Kept kept = api.call(GET.at(place));
            return new SinkState(
                    Optional.of(kept.text()), KeyMarkJson.read(kept.about(), kept.text()), Optional.empty());
        } catch (NotFoundException nothing) {
            return SinkState.unknown();
        } catch (MailkeysException failed) {
            throw failure(SinkException.Kind.UNCHANGED, failed);
        }
    }

    @Override
    public Optional<String> put(Delivery delivery, Optional<String> expected) {
        try {
            api.call(PUT.at(place)
                    .body(Map.of(
                            "text", delivery.token(), "about", KeyMarkJson.write(delivery.mark(), delivery.token()))));
            return Optional.empty();
        } catch (MailkeysException failed) {
            var kind = failed.mayHaveTakenEffect() ? SinkException.Kind.UNKNOWN : SinkException.Kind.UNCHANGED;
            throw failure(kind, failed);
        }
    }

    private SinkException failure(SinkException.Kind kind, MailkeysException failed) {
        return new SinkException(kind, name() + ": " + failed.getMessage() + ShelfSinks.SERVER.advice(failed), failed);
    }
}
