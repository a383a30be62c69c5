package com.example.contracts;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.sink.SinkContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Holds a sink of one's own to what a rotation counts on. */
class OwnSinkTest extends SinkContract {

    private final OwnSink sink = new OwnSink();

    @Override
    protected Sink sink() {
        return sink;
    }

    @Override
    protected Optional<String> stored() {
        return sink.read().token().map(Secret::reveal);
    }

    @Override
    protected void changeBehindItsBack(Secret token) {
        sink.overwrite(token);
    }

    @Override
    protected void breakIt() {
        sink.breakDown();
    }

    @Override
    protected List<Path> places() {
        return List.of();
    }
}
