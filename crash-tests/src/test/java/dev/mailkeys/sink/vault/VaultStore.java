package dev.mailkeys.sink.vault;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.crash.Once;
import dev.mailkeys.crash.Store;
import dev.mailkeys.rotation.Sink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Vault, with its token in a field of one secret. */
public record VaultStore(VaultStandIn vault, Timing timing) implements Store {

    private static final String FIELD = "token";

    public static Store start(Timing timing) {
        try {
            return new VaultStore(new VaultStandIn(), timing);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    @Override
    public String kind() {
        return "vault-kv";
    }

    @Override
    public URI address() {
        return vault.address();
    }

    @Override
    public Sink sink(URI address) {
        var login = VaultLogin.token(Secret.of(VaultStandIn.TOKEN));
        return VaultKvSink.of(VaultPlace.of("secret", "mail/news", FIELD), login, Once.at(address), timing);
    }

    @Override
    public Optional<String> token() {
        return Optional.ofNullable(vault.versions.get(vault.current()))
                .map(fields -> fields.path(FIELD).textValue());
    }

    @Override
    public void hold(String token) {
        vault.write(FIELD, token);
    }

    @Override
    public List<String> written() {
        return vault.versions.values().stream()
                .map(fields -> fields.path(FIELD).textValue())
                .toList();
    }

    @Override
    public boolean keepsPutsApart() {
        return true;
    }

    @Override
    public List<String> broken() {
        return vault.broken;
    }

    @Override
    public void close() {
        vault.close();
    }
}
