package dev.mailkeys.rotation.engine;

import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCheck;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.engine.work.SinkContents;
import java.util.Optional;

/** Looks at one sink: is the token that is there let in? Changes nothing. */
public final class Checkup {

    private Checkup() {}

    public static SinkCheck of(Sink sink, ProviderAdapter adapter) {
        try {
            SinkState state = sink.read();
            Probe probe = state.token().map(adapter::probe).orElse(Probe.UNKNOWN);
            return new SinkCheck(
                    sink.name(),
                    probe,
                    state.mark().map(KeyMark::keyId),
                    state.mark().map(KeyMark::rotation),
                    problem(sink, state, probe, adapter));
        } catch (SinkException e) {
            return new SinkCheck(
                    sink.name(),
                    Probe.UNKNOWN,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static Optional<String> problem(Sink sink, SinkState state, Probe probe, ProviderAdapter adapter) {
        if (probe == Probe.REFUSED) {
            return Optional.of("The provider rejects this token. Run resume, or reconcile.");
        }
        if (SinkContents.isReadable(sink) && state.token().isEmpty()) {
            return Optional.of("It holds no token.");
        }
        boolean gone = state.mark()
                .filter(mark ->
                        adapter.find(mark.keyId()).filter(ManagedKey::usable).isEmpty())
                .isPresent();
        return gone
                ? Optional.of("The key that it says it holds is not there, or may not be used. Run reconcile.")
                : Optional.empty();
    }
}
