package dev.mailkeys.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.world.ForwardingSink;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.KillableSink;
import dev.mailkeys.rotation.world.KnownSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A sink with its store at the other end of a line. */
final class StoreSink extends ForwardingSink implements KnownSink {

    private final Store store;
    private final Line line;

    private StoreSink(Store store, Line line) {
        super(store.sink(line.address()));
        this.store = store;
        this.line = line;
    }

    static StoreSink of(Store store) {
        try {
            return new StoreSink(store, new Line(store));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    @Override
    public Sink killable(KillPoints points) {
        return new KillableSink(new LinedSink(store.sink(line.address()), line, points), points);
    }

    @Override
    public void hold(Secret token) {
        store.hold(token.reveal());
    }

    @Override
    public boolean isEmpty() {
        return store.token().isEmpty();
    }

    @Override
    public Secret token() {
        return Secret.of(store.token().orElseThrow());
    }

    /** No replaced token comes back; in a store that recognizes repeated puts, none is written twice. */
    @Override
    public void assertWellUsed() {
        List<String> written = store.written();
        assertThat(store.broken()).as("what calls of %s broke", store.kind()).isEmpty();
        assertThat(store.keepsPutsApart() ? written : Tokens.inTurn(written))
                .as("what was written into %s", store.kind())
                .doesNotHaveDuplicates();
    }

    @Override
    public void close() {
        line.close();
        store.close();
    }
}
