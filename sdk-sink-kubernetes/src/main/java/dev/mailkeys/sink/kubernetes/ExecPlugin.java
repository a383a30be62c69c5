package dev.mailkeys.sink.kubernetes;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.TimeWords;
import dev.mailkeys.rotation.sink.HelperRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A credential plugin ({@code exec} in a kubeconfig file), such as those of the big clouds. It runs without a terminal
 * and for at most a minute, and gets none of the run's own secrets.
 */
final class ExecPlugin {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int MOST_WORDS = 300;

    private final KubeconfigEntry user;
    private final KubeconfigEntry cluster;
    private final ParsedObject exec;
    private final Supplier<? extends Collection<Secret>> secrets;

    ExecPlugin(KubeconfigEntry user, KubeconfigEntry cluster, Supplier<? extends Collection<Secret>> secrets) {
        this.user = user;
        this.cluster = cluster;
        this.exec = user.fields().in("exec");
        this.secrets = secrets;
        Kubeconfig.refuse(
                user,
                "interactiveMode: Always",
                exec.text("interactiveMode").filter("Always"::equals).isPresent(),
                "nobody is there to answer. Use a plugin that asks nothing");
    }

    /** Runs the program. */
    Identity identity(Instant now) {
        HelperRun run = run();
        if (run.exit().isEmpty()) {
            throw problem("was ended after " + TimeWords.of(LIMIT) + ". Run it by hand: does it wait for somebody?");
        }
        if (run.exit().get() != 0) {
            throw problem("ended with exit code " + run.exit().get() + words(run) + ". Run it by hand to see why.");
        }
        Identity identity = identity(run.output()
                .orElseThrow(() -> problem("printed more than 16 KiB, or left a program behind that may print more."
                        + " Run it by hand to see what it prints.")));
        if (!identity.isSomebody()) {
            throw problem("gave neither a token nor a client certificate.");
        }
        if (identity.end().isBefore(now)) {
            throw problem("gave a credential that ended at " + TimeWords.of(identity.end())
                    + ". Is this machine's clock right?");
        }
        return identity;
    }

    private HelperRun run() {
        var variables = new TreeMap<String, String>();
        exec.list("env")
                .forEach(each -> each.text("name")
                        .ifPresent(
                                name -> variables.put(name, each.text("value").orElse(""))));
        variables.put("KUBERNETES_EXEC_INFO", info());
        try {
            return HelperRun.of(command(), variables, secrets, LIMIT);
        } catch (IOException notStarted) {
            throw problem("can't be started."
                    + exec.text("installHint").map(hint -> " " + line(hint)).orElse(" Is it installed, and in PATH?"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw problem("was interrupted.");
        }
    }

    private List<String> command() {
        String program = program();
        var command = new ArrayList<String>();
        command.add(program.contains("/") ? user.resolve(program).toString() : program);
        command.addAll(exec.texts("args"));
        return command;
    }

    private String program() {
        return exec.text("command").orElseThrow(() -> new AccessProblem(user.file() + ": exec names no command."));
    }

    private String version() {
        return exec.text("apiVersion").orElse("client.authentication.k8s.io/v1");
    }

    /** What the program gets about us and, if it wants that, about the cluster. */
    private String info() {
        var spec = new LinkedHashMap<String, Object>();
        spec.put("interactive", false);
        if (exec.isTrue("provideClusterInfo")) {
            var about = new LinkedHashMap<String, Object>();
            about.put("server", cluster.fields().text("server").orElse(""));
            cluster.data("certificate-authority").ifPresent(pem -> about.put("certificate-authority-data", pem));
            spec.put("cluster", about);
        }
        return ExecCredentialJson.write(Map.of("apiVersion", version(), "kind", "ExecCredential", "spec", spec));
    }

    private Identity identity(String output) {
        ParsedObject answer =
                ExecCredentialJson.read(output).orElseThrow(() -> problem("printed something that is not JSON."));
        if (!answer.text("kind").equals(Optional.of("ExecCredential"))
                || !answer.text("apiVersion").equals(Optional.of(version()))) {
            throw problem("gave no ExecCredential of " + version() + ". Is its apiVersion in the file right?");
        }
        ParsedObject status = answer.in("status");
        Optional<Secret> token = status.text("token").map(Secret::of);
        Optional<ClientCertificate> certificate = status.text("clientCertificateData")
                .map(pem -> Pem.identity(
                        bytes(pem), bytes(status.text("clientKeyData").orElse("")), "What " + program() + " gave"));
        return new Identity(token, certificate, end(status));
    }

    private Instant end(ParsedObject status) {
        try {
            return status.text("expirationTimestamp").map(Instant::parse).orElse(Instant.MAX);
        } catch (DateTimeException unreadable) {
            throw problem("gave an expirationTimestamp that is not a time.");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private AccessProblem problem(String what) {
        return new AccessProblem("The credential plugin " + program() + " (exec in " + user.file() + ") " + what);
    }

    /** Its error message without long words, which may be credentials. */
    private static String words(HelperRun run) {
        String said = line(run.errors()).replaceAll("[A-Za-z0-9+/_=.-]{32,}+", "***");
        return said.isEmpty() ? "" : ": " + said.substring(0, Math.min(MOST_WORDS, said.length()));
    }

    private static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    }
}
