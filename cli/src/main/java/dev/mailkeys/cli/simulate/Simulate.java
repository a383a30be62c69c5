package dev.mailkeys.cli.simulate;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.options.TimeText;
import dev.mailkeys.cli.terminal.Stdout;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code mailkeys simulate}: until a signal ends it. */
public final class Simulate implements Command {

    /** The faults of {@link FaultText}, repeated here because a help text must not load the simulators. */
    static final String FAULTS =
            "cut, cut-body, echo-tokens, garbage, garbage-body, huge-body, late-commit, masked-list,"
                    + " new-token-refused, none, reset, slow-body, stall, status, success-false, unlisted, web-page";

    /** One for each provider, and the control address. */
    static final int PORTS = 4;

    private static final int HIGHEST_PORT = 65535;

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                "Runs a simulator of each provider on this machine, and prints their addresses and credentials as"
                        + " variables for a shell. Programs in any language can use them for trials and tests,"
                        + " without an"
                        + " account. They run until SIGINT (Ctrl-C) or SIGTERM. Nothing is kept.",
                "A fault is PROVIDER.OPERATION=FAULT. It happens once, unless you say more:"
                        + " jetemail.create=cut,after-commit or"
                        + " emailit.list=status:503,retry-after:2,times:3 or elasticemail.list=reset,always."
                        + " OPERATION is a"
                        + " verb, or any. The faults: " + FAULTS + ".");
        syntax.value(
                        "--port",
                        "N",
                        "The first of " + PORTS + " ports in a row: JetEmail, Emailit, Elastic Email, and"
                                + " the control address. Default: any that are free.")
                .file(
                        "--seed",
                        "A JSON file with keys to begin with: {\"emailit\": [{\"name\": \"news\", \"scope\":"
                                + " \"sending\","
                                + " \"age\": \"400d\"}]}.")
                .values("--fault", "FAULT", "Something that goes wrong.")
                .value("--latency", "TIME", "How long each call takes. Default: 0ms.")
                .flag("--quiet -q", "Print only errors on standard error.")
                .flag("--help -h", "Show this help.");
        syntax.example("mailkeys simulate --port 8080")
                .example("mailkeys simulate --seed keys.json --fault jetemail.create=cut,after-commit > variables");
    }

    @Override
    public void run(Job job) {
        Options options = job.options();
        int port = options.number("--port", 1, HIGHEST_PORT - PORTS + 1).orElse(0);
        List<SeedFile.Seed> seeds = options.text("--seed").map(SeedFile::read).orElse(List.of());
        List<FaultText> faults =
                options.texts("--fault").stream().map(FaultText::of).toList();
        try (Simulators simulators = Simulators.start(port)) {
            faults.forEach(fault -> fault.checked(simulators.providers()));
            simulators.seed(seeds);
            options.text("--latency").ifPresent(text -> simulators.latency(TimeText.length("--latency", text)));
            faults.forEach(fault -> fault.arm(fault.checked(simulators.providers())));
            new Stdout(job.process()).write(simulators.variables());
            job.note("The simulators run until SIGINT (Ctrl-C) or SIGTERM. Only programs on this machine can"
                    + " call them.");
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
