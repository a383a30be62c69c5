package dev.mailkeys.sink.kubernetes;

import dev.mailkeys.core.Secret;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * How a cluster is reached, and who we are there: the service account of a pod, or a context of kubeconfig files. Nothing is
 * read or run before it is needed. Immutable.
 *
 * <p>If a kubeconfig file has several contexts, one must be named: the choice of {@code kubectl config use-context} is not
 * used, because it may change at any time. Used are the server, its authority, its proxy, and a user with a token, a client certificate or a credential plugin ({@code exec}).
 */
public final class KubernetesCluster {

    private final Map<String, String> variables;
    private final Path serviceAccount;
    private final Optional<Path> kubeconfig;
    private final Optional<String> context;
    private final Supplier<? extends Collection<Secret>> secrets;

    private KubernetesCluster(
            Map<String, String> variables,
            Path serviceAccount,
            Optional<Path> kubeconfig,
            Optional<String> context,
            Supplier<? extends Collection<Secret>> secrets) {
        this.variables = variables;
        this.serviceAccount = serviceAccount;
        this.kubeconfig = kubeconfig;
        this.context = context;
        this.secrets = secrets;
    }

    /**
     * What is there: the files that {@code KUBECONFIG} names; else the service account of this pod; else
     * {@code ~/.kube/config}.
     *
     * @return the cluster
     */
    public static KubernetesCluster usual() {
        return of(System.getenv(), ServiceAccount.USUAL);
    }

    static KubernetesCluster of(Map<String, String> variables, Path serviceAccount) {
        return new KubernetesCluster(variables, serviceAccount, Optional.empty(), Optional.empty(), List::of);
    }

    /**
     * The same with a context of the kubeconfig files, and never with the service account of a pod.
     *
     * @param name the context's name
     * @return the cluster
     */
    public KubernetesCluster inContext(String name) {
        Objects.requireNonNull(name, "name must not be null");
        return new KubernetesCluster(variables, serviceAccount, kubeconfig, Optional.of(name), secrets);
    }

    /**
     * The same with a kubeconfig file of its own.
     *
     * @param file the file
     * @return the cluster
     */
    public KubernetesCluster ofKubeconfig(Path file) {
        Objects.requireNonNull(file, "file must not be null");
        return new KubernetesCluster(variables, serviceAccount, Optional.of(file), context, secrets);
    }

    /**
     * The same, whose credential plugin is given no variable that holds one of these secrets.
     *
     * @param more secrets of the run; asked for before the plugin is run
     * @return the cluster
     */
    public KubernetesCluster hiding(Supplier<? extends Collection<Secret>> more) {
        Objects.requireNonNull(more, "more must not be null");
        return new KubernetesCluster(variables, serviceAccount, kubeconfig, context, more);
    }

    /** Finds out how it is reached. */
    ClusterAccess access() {
        var pod = new ServiceAccount(variables, serviceAccount);
        boolean isNamed = kubeconfig.isPresent() || context.isPresent() || !named().isEmpty();
        boolean isPod = !isNamed && pod.isThere();
        return isPod ? pod.access() : Kubeconfig.read(files()).access(context, secrets);
    }

    /** Skips missing files of a list, as kubectl does. */
    private List<Path> files() {
        List<Path> candidates =
                kubeconfig.map(List::of).orElseGet(() -> named().isEmpty() ? List.of(usualFile()) : named());
        List<Path> there = candidates.stream().filter(Files::isRegularFile).toList();
        if (there.isEmpty()) {
            String looked = candidates.stream().map(Path::toString).collect(Collectors.joining(", "));
            throw new AccessProblem("There is no kubeconfig file: " + looked + ". This is not a pod with a service"
                    + " account either. Name the file: kubeconfig = \"PATH\", or KUBECONFIG.");
        }
        return there;
    }

    private List<Path> named() {
        return Arrays.stream(variables.getOrDefault("KUBECONFIG", "").split(File.pathSeparator))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .toList();
    }

    private Path usualFile() {
        return Path.of(variables.getOrDefault("HOME", System.getProperty("user.home", ".")), ".kube", "config");
    }
}
