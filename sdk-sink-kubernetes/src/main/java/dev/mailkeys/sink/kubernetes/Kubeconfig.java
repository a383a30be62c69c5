package dev.mailkeys.sink.kubernetes;

import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Kubeconfig files. Of several entries with one name, the first file's counts.
 *
 * @param files the files
 * @param contexts the contexts by name
 * @param clusters the clusters by name
 * @param users the users by name
 */
record Kubeconfig(
        List<Path> files,
        Map<String, KubeconfigEntry> contexts,
        Map<String, KubeconfigEntry> clusters,
        Map<String, KubeconfigEntry> users) {

    static Kubeconfig read(List<Path> files) {
        var all = new Kubeconfig(files, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (Path file : files) {
            ParsedObject root = parse(file);
            all.collect(file, root.list("contexts"), "context", all.contexts);
            all.collect(file, root.list("clusters"), "cluster", all.clusters);
            all.collect(file, root.list("users"), "user", all.users);
        }
        return all;
    }

    private static ParsedObject parse(Path file) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            return ParsedObject.of(new Yaml(new SafeConstructor(options)).load(Files.readString(file)));
        } catch (IOException unreadable) {
            throw new AccessProblem("The kubeconfig file " + file + " can't be read.");
        } catch (YAMLException broken) {
            // Its message quotes the wrong line, which may hold a credential.
            throw new AccessProblem("The kubeconfig file " + file + " is not YAML. kubectl config view may say where.");
        }
    }

    private void collect(Path file, List<ParsedObject> list, String kind, Map<String, KubeconfigEntry> into) {
        for (ParsedObject each : list) {
            each.text("name").ifPresent(name -> into.putIfAbsent(name, new KubeconfigEntry(file, each.in(kind))));
        }
    }

    /** How the cluster of a context is reached. The context may be omitted if there is only one. */
    ClusterAccess access(Optional<String> context, Supplier<? extends Collection<Secret>> secrets) {
        String name = context.orElseGet(this::onlyContext);
        ParsedObject fields = entry(contexts, "context", name).fields();
        KubeconfigEntry cluster =
                entry(clusters, "cluster", fields.text("cluster").orElse(""));
        KubeconfigEntry user = entry(users, "user", fields.text("user").orElse(""));
        refuse(
                cluster,
                "insecure-skip-tls-verify",
                cluster.fields().isTrue("insecure-skip-tls-verify"),
                "anybody could pose as the cluster. Name its authority (certificate-authority-data)");
        refuse(
                cluster,
                "tls-server-name",
                cluster.fields().has("tls-server-name"),
                "the server's own name must be in its certificate");
        URI server = address(cluster, "server")
                .orElseThrow(
                        () -> new AccessProblem(cluster.file() + ": the cluster of " + name + " names no server."));
        return new ClusterAccess(
                "the user of the context " + name,
                server,
                cluster.data("certificate-authority")
                        .map(pem -> Pem.authorities(pem, cluster.file() + ", certificate-authority,")),
                address(cluster, "proxy-url"),
                KubeconfigUser.of(user, cluster, secrets));
    }

    private String onlyContext() {
        if (contexts.size() != 1) {
            throw new AccessProblem(files + " has " + (contexts.isEmpty() ? "no context" : "several contexts")
                    + ". Say which: context = \"NAME\". It has: " + contexts.keySet() + ".");
        }
        return contexts.keySet().iterator().next();
    }

    private KubeconfigEntry entry(Map<String, KubeconfigEntry> entries, String kind, String name) {
        return Optional.ofNullable(entries.get(name))
                .orElseThrow(() -> new AccessProblem(
                        files + " has no " + kind + " " + name + ". It has: " + entries.keySet() + "."));
    }

    static void refuse(KubeconfigEntry entry, String field, boolean isThere, String why) {
        if (isThere) {
            throw new AccessProblem(entry.file() + " has " + field + ", which is not taken: " + why + ".");
        }
    }

    private static Optional<URI> address(KubeconfigEntry entry, String field) {
        try {
            return entry.fields().text(field).map(URI::create);
        } catch (IllegalArgumentException noAddress) {
            throw new AccessProblem(entry.file() + ": " + field + " is not an address.");
        }
    }
}
