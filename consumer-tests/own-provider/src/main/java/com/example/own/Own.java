package com.example.own;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.provider.Auth;
import dev.mailkeys.core.provider.Doubt;
import dev.mailkeys.core.provider.ErrorKind;
import dev.mailkeys.core.provider.ErrorReader;
import dev.mailkeys.core.provider.ProviderDescriptor;
import dev.mailkeys.core.provider.ProviderError;
import dev.mailkeys.core.provider.ProviderProfile;
import dev.mailkeys.core.provider.TokenKind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** All that sets this provider apart: two calls a second, and tokens that begin with {@code own_}. */
public final class Own implements ProviderDescriptor {

    private static final Pattern TOKEN = Pattern.compile("own_[a-z0-9]{8,}");

    private static final ProviderProfile PROFILE = ProviderProfile.of(
                    "own",
                    URI.create("https://api.own.example/v1"),
                    Auth.bearer(),
                    List.of(TOKEN),
                    ErrorReader.of(
                            Refusal.class,
                            (status, said) -> ProviderError.of(
                                    ErrorKind.ofStatus(status), said.problem().orElse(""))))
            .withCalls(2, Duration.ofSeconds(1));

    @Override
    public ProviderProfile profile() {
        return PROFILE;
    }

    @Override
    public String title() {
        return "Own";
    }

    @Override
    public List<TokenKind> tokenKinds() {
        return List.of(new TokenKind(TOKEN, "a key of Own's (own_…)", true));
    }

    @Override
    public String rightsOfAList() {
        return "may list keys, as every key may";
    }

    @Override
    public Optional<String> advice(String verb, Doubt doubt) {
        return switch (verb) {
            case "create" -> Optional.of("Run \"mailkeys own list\": if a key of that name is new, delete it.");
            case "delete" ->
                doubt == Doubt.NO_ANSWER
                        ? Optional.of("Run \"mailkeys own list\": if the key is still there, delete it again.")
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** A refusal. */
    record Refusal(@JsonProperty("problem") Optional<String> problem) {}
}
