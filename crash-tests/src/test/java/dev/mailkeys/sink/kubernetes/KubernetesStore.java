package dev.mailkeys.sink.kubernetes;

import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.crash.Once;
import dev.mailkeys.crash.Store;
import dev.mailkeys.rotation.Sink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A cluster, with its token in a Secret that a Deployment reads, which is restarted. */
public final class KubernetesStore implements Store {

    private static final String KEY = "token";

    /** Otherwise the server would log each call. */
    private static final Logger TALE = Logger.getLogger("io.fabric8.mockwebserver");

    static {
        TALE.setLevel(Level.WARNING);
    }

    private final ApiServer cluster = new ApiServer();
    private final Timing timing;
    private final Path home;
    private final List<String> written = new ArrayList<>();

    /** The Secret's content, read after each change instead of at each look. */
    private Optional<String> token = Optional.empty();

    private KubernetesStore(Timing timing, Path home) throws IOException {
        this.timing = timing;
        this.home = home;
        cluster.deploy();
    }

    public static Store start(Timing timing) {
        try {
            return new KubernetesStore(timing, Files.createTempDirectory("mailkeys-crash-"));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    @Override
    public String kind() {
        return "kubernetes-secret";
    }

    @Override
    public URI address() {
        return cluster.address();
    }

    @Override
    public Sink sink(URI address) {
        var place = KubernetesPlace.of("mail", "newsletter", KEY);
        return KubernetesSecretSink.of(place, known(address), Once.anywhere(), timing)
                .restarting("sender");
    }

    private KubernetesCluster known(URI address) {
        try {
            Path config = Files.writeString(home.resolve("config"), """
                contexts: [{name: prod, context: {cluster: c, user: u}}]
                clusters: [{name: c, cluster: {server: "%s"}}]
                users: [{name: u, user: {token: %s}}]
                """.formatted(address, ApiServer.TOKEN));
            return KubernetesCluster.of(Map.of(), home).ofKubeconfig(config);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public Optional<String> token() {
        return token;
    }

    @Override
    public void hold(String held) {
        cluster.write(KEY, held);
        look();
    }

    @Override
    public void carriedOut(String call) {
        if (!call.startsWith("GET ") && call.contains("/secrets/")) {
            look();
        }
    }

    private void look() {
        token = cluster.value(KEY);
        written.add(token.orElse("none") + cluster.secret().orElseThrow().at("/metadata/annotations"));
    }

    @Override
    public List<String> written() {
        return written;
    }

    @Override
    public boolean keepsPutsApart() {
        return true;
    }

    @Override
    public List<String> broken() {
        return List.of();
    }

    @Override
    public void close() {
        cluster.close();
        try {
            Files.deleteIfExists(home.resolve("config"));
            Files.delete(home);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
