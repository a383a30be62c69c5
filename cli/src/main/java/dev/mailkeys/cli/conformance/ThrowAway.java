package dev.mailkeys.cli.conformance;

import dev.mailkeys.cli.conformance.Dialect.Action;
import dev.mailkeys.cli.conformance.Dialect.Addressing;
import dev.mailkeys.core.Secret;
import java.util.Optional;

/** A key that this run has made, and may therefore change. Only a bench makes one. */
final class ThrowAway {

    private final String name;
    private String address;
    private Secret token;
    private boolean gone;

    ThrowAway(String name, String address, Secret token) {
        this.name = name;
        this.address = address;
        this.token = token;
    }

    /** The name that it was made with. */
    String name() {
        return name;
    }

    String address() {
        return address;
    }

    Secret token() {
        return token;
    }

    boolean isGone() {
        return gone;
    }

    /** Updates this object after a successful change. */
    void changed(Action action, Optional<Object> newName, Exchange answer, Dialect dialect) {
        gone |= action.equals(Bench.DELETE);
        if (dialect.addressing() == Addressing.NAME_IN_PATH) {
            newName.ifPresent(other -> address = other.toString());
        }
        answer.text(dialect.token()).filter(text -> !text.isBlank()).ifPresent(other -> {
            token = Secret.of(other);
            if (dialect.addressing() == Addressing.TOKEN_IN_BODY) {
                address = other;
            }
        });
    }
}
