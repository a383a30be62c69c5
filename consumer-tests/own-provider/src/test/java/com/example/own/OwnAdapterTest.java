package com.example.own;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.provider.ProviderAdapterContract;
import dev.mailkeys.testkit.ProviderSimulator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the published contract of adapters. */
class OwnAdapterTest extends ProviderAdapterContract {

    private final ProviderSimulator simulator = ProviderSimulator.of(new OwnApi(), "/v1", clock);

    @Override
    protected ProviderSimulator simulator() {
        return simulator;
    }

    @Override
    protected ProviderAdapter adapter(Secret credential, ClientSettings settings) {
        return new OwnAdapter.Factory().adapter(credential, settings);
    }

    @Override
    protected KeySettings plainSettings() {
        return KeySettings.of(Map.of("role", List.of("sender")));
    }

    @Override
    protected KeySettings richSettings() {
        return KeySettings.of(Map.of("role", List.of("admin")));
    }

    @Override
    protected Optional<String> sendingPath() {
        return Optional.empty();
    }

    @Override
    protected boolean showsCreated() {
        return false;
    }
}
