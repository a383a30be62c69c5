package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.peer.Peer;
import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkServer;
import java.util.Optional;

/** The server of a kind of sink, as a peer of the command. */
record SinkPeer(String word, String title, String host, String credentialVariable, String urlVariable) implements Peer {

    /** A kind without a server goes by its type, in messages about credentials. */
    static SinkPeer of(SinkFactory kind) {
        String variable = kind.keys().stream()
                .filter(key -> key.kind() == SinkKey.Kind.CREDENTIAL)
                .flatMap(key -> key.fallback().stream())
                .findFirst()
                .orElse("");
        return kind.server()
                .map(server ->
                        new SinkPeer(server.name(), server.title(), host(server), variable, server.addressVariable()))
                .orElseGet(() -> new SinkPeer(kind.type(), "sinks of the type " + kind.type(), "", variable, ""));
    }

    private static String host(SinkServer server) {
        return Optional.ofNullable(server.address().getHost()).orElse("");
    }
}
