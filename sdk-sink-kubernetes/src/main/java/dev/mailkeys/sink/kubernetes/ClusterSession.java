package dev.mailkeys.sink.kubernetes;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.ProxySettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.TlsSettings;
import dev.mailkeys.core.UnauthorizedException;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.ApiRequest;
import dev.mailkeys.core.provider.Auth;
import dev.mailkeys.core.provider.ProviderProfile;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.SinkException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Calls a cluster with an identity, which it gets before the first call, before the identity ends, and once after a
 * 401.
 */
final class ClusterSession {

    /** A header of our own, for when a certificate is the identity. */
    private static final Secret NO_TOKEN = Secret.of("client-certificate");

    private static final ProviderProfile BY_CERTIFICATE = Kubernetes.PROFILE.withAuth(Auth.header("Mailkeys-Identity"));

    /** How long before its end an identity is no longer used. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final KubernetesPlace place;
    private final KubernetesCluster cluster;
    private final ClientSettings settings;
    private final Timing timing;

    private final ReentrantLock lock = new ReentrantLock();

    private volatile @Nullable ClusterAccess access;
    private @Nullable Login login;

    ClusterSession(KubernetesPlace place, KubernetesCluster cluster, ClientSettings settings, Timing timing) {
        this.place = place;
        this.cluster = cluster;
        this.settings = settings;
        this.timing = timing;
    }

    Instant now() {
        return timing.now();
    }

    /** Our identity, for messages. */
    String who() {
        ClusterAccess known = access;
        return known == null ? "this account" : known.who();
    }

    <T extends @Nullable Object> T call(ApiRequest<T> request) {
        Login first = login(Optional.empty());
        try {
            return first.api().call(request);
        } catch (UnauthorizedException ended) {
            Login second = login(Optional.of(first));
            if (second.identity().token().equals(first.identity().token()) && isSameCertificate(first, second)) {
                throw ended;
            }
            return second.api().call(request);
        }
    }

    /** A plugin makes a new store for each certificate. */
    private static boolean isSameCertificate(Login first, Login second) {
        return first.identity().certificate().equals(second.identity().certificate());
    }

    private Login login(Optional<Login> refused) {
        lock.lock();
        try {
            return known(refused);
        } finally {
            lock.unlock();
        }
    }

    private Login known(Optional<Login> refused) {
        Login known = login;
        boolean isGood = known != null
                && !refused.equals(Optional.of(known))
                && known.identity().end().isAfter(timing.now().plus(MARGIN));
        if (known != null && isGood) {
            return known;
        }
        try {
            ClusterAccess before = access;
            ClusterAccess found = before == null ? cluster.access() : before;
            access = found;
            Identity identity = found.identity().apply(timing.now());
            login = known != null && known.identity().equals(identity)
                    ? known
                    : new Login(identity, api(found, identity));
            return login;
        } catch (AccessProblem problem) {
            throw failure(String.valueOf(problem.getMessage()));
        } catch (InvalidRequestException unusable) {
            throw failure("the cluster can't be reached as " + who() + ". " + unusable.getMessage());
        }
    }

    private ApiClient api(ClusterAccess found, Identity identity) {
        ProviderProfile profile = identity.token().isPresent() ? Kubernetes.PROFILE : BY_CERTIFICATE;
        var own = ClientSettings.builder()
                .from(settings)
                .baseUrl(settings.baseUrl().orElse(found.server()))
                .tls(tls(found, identity));
        found.proxy().ifPresent(address -> own.proxy(proxy(address)));
        return ApiClient.of(profile, identity.token().orElse(NO_TOKEN), own.build(), timing);
    }

    /** If the cluster names its own authority, only that one is trusted. */
    private TlsSettings tls(ClusterAccess found, Identity identity) {
        var tls = TlsSettings.builder().from(settings.tls());
        found.authorities().ifPresent(tls::trusted);
        identity.certificate()
                .ifPresent(certificate ->
                        tls.clientCertificate(certificate.store()).clientKeyPassword(certificate.password()));
        return tls.build();
    }

    private static ProxySettings proxy(URI address) {
        boolean isSocks = String.valueOf(address.getScheme()).startsWith("socks5");
        int port = address.getPort() > 0 ? address.getPort() : isSocks ? 1080 : 80;
        if (address.getHost() == null || address.getRawUserInfo() != null || "https".equals(address.getScheme())) {
            throw new AccessProblem("proxy-url of the kubeconfig file must be http or socks5, a host and a port. With a"
                    + " password, name the proxy in mailkeys.toml instead.");
        }
        Proxy.Type type = isSocks ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
        var where = InetSocketAddress.createUnresolved(address.getHost(), port);
        return ProxySettings.builder().proxy(new Proxy(type, where)).build();
    }

    /** Before we have an identity, nothing was done. */
    private SinkException failure(String what) {
        return new SinkException(SinkException.Kind.UNCHANGED, place + ": " + what, null);
    }

    /**
     * An identity, and the client that uses it.
     *
     * @param identity the identity
     * @param api the client
     */
    private record Login(Identity identity, ApiClient api) {}
}
