package dev.mailkeys.crash;

import java.util.ArrayList;
import java.util.List;

/** A store without versions: every write is noted. */
public abstract class NotingStore implements Store {

    private final String name;
    private final List<String> written = new ArrayList<>();

    /** Of what goes by a name, with which the path of its writes ends. */
    protected NotingStore(String name) {
        this.name = name;
    }

    /** Puts a token there by hand. */
    protected abstract void seed(String token);

    @Override
    public final void hold(String token) {
        seed(token);
        written.add(token);
    }

    @Override
    public final void carriedOut(String call) {
        if (call.startsWith("PUT ") && call.endsWith("/" + name)) {
            written.add(token().orElseThrow());
        }
    }

    @Override
    public final List<String> written() {
        return written;
    }

    @Override
    public final boolean keepsPutsApart() {
        return false;
    }
}
