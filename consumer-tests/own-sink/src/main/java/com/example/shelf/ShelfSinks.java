package com.example.shelf;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.Auth;
import dev.mailkeys.core.provider.ErrorKind;
import dev.mailkeys.core.provider.ErrorReader;
import dev.mailkeys.core.provider.ProviderError;
import dev.mailkeys.core.provider.ProviderProfile;
import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkKey.Kind;
import dev.mailkeys.rotation.sink.spi.SinkPlan;
import dev.mailkeys.rotation.sink.spi.SinkServer;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code type = "shelf"}: a place on the shelf, a store that keeps one text under each name. */
public final class ShelfSinks implements SinkFactory {

    static final SinkServer SERVER =
            new SinkServer("shelf", "the shelf", URI.create("https://shelf.example"), "SHELF_URL");

    private static final ProviderProfile PROFILE = ProviderProfile.of(
            SERVER.name(),
            SERVER.address(),
            Auth.bearer(),
            List.of(),
            ErrorReader.of(Map.class, (status, said) -> ProviderError.of(ErrorKind.ofStatus(status), "")));

    @Override
    public String type() {
        return "shelf";
    }

    @Override
    public String title() {
        return "places on the shelf";
    }

    @Override
    public Optional<SinkServer> server() {
        return Optional.of(SERVER);
    }

    @Override
    public List<SinkKey> keys() {
        return List.of(
                SinkKey.of("place", Kind.TEXT, "the name under which the token is kept")
                        .required(),
                SinkKey.of("token-env", Kind.CREDENTIAL, "the variable that holds the shelf's token")
                        .otherwise("SHELF_TOKEN"));
    }

    @Override
    public Optional<SinkPlan> plan(SinkValues values) {
        Optional<String> place = values.text("place");
        if (place.filter(name -> name.contains("/")).isPresent()) {
            values.problem("place", "place is one name, without a slash");
            return Optional.empty();
        }
        return place.map(name -> SinkPlan.of(
                "shelf:" + name,
                context -> new ShelfSink(name, client(context.secret("token-env"), context.settings()))));
    }

    private static ApiClient client(Secret token, ClientSettings settings) {
        return ApiClient.of(PROFILE, token, settings);
    }
}
