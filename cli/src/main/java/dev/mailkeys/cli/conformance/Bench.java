package dev.mailkeys.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailkeys.cli.conformance.Dialect.Action;
import dev.mailkeys.cli.conformance.Wire.Sending;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Repeat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The only way from a check to the provider. Every change passes here, and only keys that were made here are changed.
 * Used by one thread; another may {@linkplain #stop stop} it.
 */
final class Bench {

    static final Action DELETE = new Action("delete", Repeat.IDEMPOTENT, "DELETE", "");
    private static final Action GET = new Action("get", Repeat.SAFE, "GET", "");

    private final Dialect dialect;
    private final Wire wire;
    private final RunName run;
    private final List<ThrowAway> made = new ArrayList<>();
    private volatile boolean stopped;
    private final Set<String> doubts = new LinkedHashSet<>();
    private int tidied;

    Bench(Dialect dialect, Wire wire, RunName run) {
        this.dialect = dialect;
        this.wire = wire;
        this.run = run;
    }

    /** The answer to a create, and the key if there is one. */
    record Made(Exchange answer, Optional<ThrowAway> key) {}

    /** A name that no other key has. */
    String name() {
        return run.next();
    }

    /** Creates a key of a name of this run's. Sent once. */
    Made create(String name, Map<String, Object> settings) {
        run.require(name);
        requireGoing();
        doubts.add(name);
        Exchange answer = wire.send(dialect.creating(name, settings));
        Optional<ThrowAway> key = answer.isSuccess() ? key(name, answer) : Optional.empty();
        if (key.isPresent() || (answer.status() >= 400 && answer.status() < 500)) {
            doubts.remove(name);
        }
        return new Made(settled(answer), key);
    }

    /** Creates a key that a check needs. */
    ThrowAway made(Map<String, Object> settings) {
        Made creation = create(name(), settings);
        return creation.key()
                .orElseThrow(() -> NotTried.because("it needs a key, and none could be made: "
                        + creation.answer().words()));
    }

    /** Changes a key that was made here. */
    Exchange change(Action action, ThrowAway key, Map<String, Object> fields) {
        requireGoing();
        return changed(action, key, fields);
    }

    /** Deletes a key that was made here. */
    Exchange delete(ThrowAway key) {
        return change(DELETE, key, Map.of());
    }

    Exchange list(Map<String, String> query) {
        requireGoing();
        return send(dialect.listing(query));
    }

    /** Reads a key that was made here. */
    Exchange get(ThrowAway key) {
        requireGoing();
        return send(dialect.to(GET, key, Map.of()));
    }

    /** Makes a call with a key's own token, which changes nothing. */
    Exchange use(ThrowAway key) {
        return use(key.token());
    }

    Exchange use(Secret token) {
        requireGoing();
        return send(dialect.using(token));
    }

    /** The items of a list that have this name. */
    List<JsonNode> listed(String name) {
        return items(list(dialect.query())).filter(item -> isNamed(item, name)).toList();
    }

    /** The one item of a list that is this key. */
    JsonNode listed(ThrowAway key) {
        return listed(key.name()).stream()
                .findFirst()
                .orElseThrow(() -> NotTried.because("the key that it made is not in the list"));
    }

    Stream<JsonNode> items(Exchange list) {
        return StreamSupport.stream(dialect.items().apply(list.answer()).spliterator(), false);
    }

    boolean wasTooFast() {
        return wire.wasTooFast();
    }

    boolean wasAskedToWait() {
        return wire.wasAskedToWait();
    }

    /** Allows no further call of a check; keys can still be deleted. */
    void stop() {
        stopped = true;
    }

    /** The names of keys that may or may not have been made. */
    Set<String> doubts() {
        return Set.copyOf(doubts);
    }

    /** Deletes the keys of a check. Failures are left to the sweep by name. */
    void tidy() {
        for (; tidied < made.size(); tidied++) {
            ThrowAway key = made.get(tidied);
            try {
                if (!key.isGone()) {
                    changed(DELETE, key, Map.of());
                }
            } catch (MailkeysException | NotTried failed) {
                // Found by its name at the end.
            }
        }
    }

    private Optional<ThrowAway> key(String name, Exchange answer) {
        Optional<Secret> token =
                answer.text(dialect.token()).filter(text -> !text.isBlank()).map(Secret::of);
        Optional<ThrowAway> key = dialect.address(name, answer)
                .flatMap(address -> token.map(secret -> new ThrowAway(name, address, secret)));
        key.ifPresent(made::add);
        return key;
    }

    private Exchange changed(Action action, ThrowAway key, Map<String, Object> fields) {
        if (!made.contains(key)) {
            throw new IllegalStateException("a key that this run has not made");
        }
        Object newName = fields.get(dialect.name());
        if (newName != null) {
            run.require(newName.toString());
        }
        Exchange answer = send(dialect.to(action, key, fields));
        if (answer.isSuccess()) {
            key.changed(action, Optional.ofNullable(newName), answer, dialect);
        }
        return answer;
    }

    private boolean isNamed(JsonNode item, String name) {
        return item.path(dialect.name()).asText().equals(name);
    }

    private Exchange send(Sending sending) {
        return settled(wire.send(sending));
    }

    /** An answer about the fact, not about a passing failure. */
    private static Exchange settled(Exchange answer) {
        if (answer.status() == 429 || answer.status() >= 500) {
            throw NotTried.failed("the provider answered " + answer.status());
        }
        return answer;
    }

    private void requireGoing() {
        if (stopped) {
            throw NotTried.failed("stopped by a signal");
        }
    }
}
