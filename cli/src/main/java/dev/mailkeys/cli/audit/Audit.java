package dev.mailkeys.cli.audit;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.OutcomeReport;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.options.TimeText;
import dev.mailkeys.cli.output.Output;
import dev.mailkeys.cli.output.TextOutput;
import dev.mailkeys.cli.rotationfile.AccountDefinition;
import dev.mailkeys.cli.rotationfile.AuditPolicies;
import dev.mailkeys.cli.rotationfile.AuditPolicies.Policy;
import dev.mailkeys.cli.rotationfile.RotationFile;
import dev.mailkeys.cli.terminal.Stdout;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.core.pace.SharedPace;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code mailkeys audit}: every key of every account in one table, checked against policies. Sends only reads. */
public final class Audit implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                "Shows every key of every account: its age, last use, rights, domains, addresses, expiry, the target"
                        + " that rotates it, and whether it is an orphan that a rotation left behind. Checks the keys"
                        + " against the policies in [audit] of mailkeys.toml and in the options. Exits with 15 if a key"
                        + " breaks a policy, and with 16 if an account could not be read. Sends only reads.");
        syntax.words(
                        "ACCOUNT",
                        "Names of accounts. Default: those in mailkeys.toml, and every provider whose variable holds a"
                                + " credential.",
                        Syntax.ACCOUNTS)
                .file(
                        "--file",
                        "The file that describes accounts, targets and policies. Default: MAILKEYS_ROTATION_FILE, or"
                                + " ./mailkeys.toml, if there is one.")
                .value("--max-age", "TIME", "A key may not be older than this: 365d.")
                .value("--unused-for", "TIME", "A key may not be unused for longer than this: 90d.")
                .flag("--no-full-scope", "A key may not have the right to manage keys.")
                .flag("--require-addresses", "A key must be restricted to addresses.")
                .flag("--require-expiry", "A key must have an expiry date.")
                .flag("--require-target", "A key must be rotated by a target of mailkeys.toml.");
        ReportFiles.describe(syntax);
        CommonOptions.database(syntax);
        CommonOptions.output(syntax);
        syntax.example("mailkeys audit")
                .example("mailkeys audit --max-age 365d --no-full-scope --html audit.html --sarif audit.sarif");
    }

    @Override
    public void run(Job job) {
        ReportFiles files = ReportFiles.prepare(job);
        Optional<RotationFile> file = RotationFile.isThere(job) ? Optional.of(RotationFile.of(job)) : Optional.empty();
        AuditPolicies policies = policies(job.options(), file);
        List<AccountDefinition> accounts = Accounts.of(job, file);
        Findings found = found(job, file, policies, accounts);
        try {
            print(job, found);
        } catch (Stdout.Failed failed) {
            if (code(found) == ExitCode.DONE && !files.areAsked()) {
                throw failed;
            }
            OutcomeReport.say(job, failed);
        }
        boolean written = files.write(found);
        end(found, written);
    }

    private static Findings found(
            Job job, Optional<RotationFile> file, AuditPolicies policies, List<AccountDefinition> accounts) {
        Optional<SharedPace> pace = file.flatMap(known -> known.pace(job));
        List<AuditedAccount> read = accounts.stream()
                .map(account -> AuditedAccount.read(job, account, pace))
                .toList();
        Instant now = Instant.now();
        var rules = new Rules(policies, Families.of(job, file, read), now);
        List<AuditedKey> keys =
                read.stream().flatMap(account -> rules.judge(account).stream()).toList();
        return new Findings(now, policies, read, keys, rules.idle());
    }

    private static AuditPolicies policies(Options options, Optional<RotationFile> file) {
        Map<Policy, Duration> lengths = new EnumMap<>(Policy.class);
        Set<Policy> flags = EnumSet.noneOf(Policy.class);
        for (Policy policy : Policy.values()) {
            String option = "--" + policy.word();
            if (policy.hasLength() && options.has(option)) {
                lengths.put(policy, TimeText.length(option, options.required(option)));
            } else if (options.has(option)) {
                flags.add(policy);
            }
        }
        AuditPolicies all =
                file.map(RotationFile::audit).orElse(AuditPolicies.NONE).with(lengths, flags);
        if (file.isEmpty() && all.flags().contains(Policy.REQUIRE_TARGET)) {
            throw Failure.usage("--require-target needs a mailkeys.toml: without one no key has a target.");
        }
        return all;
    }

    private static void print(Job job, Findings found) {
        Output output = job.output();
        found.summary().forEach(line -> job.note(Printable.line(line)));
        if (!(output instanceof TextOutput)) {
            output.one(found.fields());
            return;
        }
        Output.Listing listing = output.list(AuditedKey.SHORT);
        found.keys().forEach(key -> listing.add(key.fields(found.now())));
        listing.end();
    }

    private static ExitCode code(Findings found) {
        if (!found.isComplete()) {
            return ExitCode.AUDIT_INCOMPLETE;
        }
        return found.violating().isEmpty() ? ExitCode.DONE : ExitCode.VIOLATIONS;
    }

    private static void end(Findings found, boolean written) {
        int violating = found.violating().size();
        switch (code(found)) {
            case AUDIT_INCOMPLETE ->
                throw new Failure(
                        ExitCode.AUDIT_INCOMPLETE,
                        "audit_incomplete",
                        "The audit is incomplete. Not read: " + Findings.names(found.unread())
                                + ". Of the keys that were read, " + violating + (violating == 1 ? " breaks" : " break")
                                + " a policy.");
            case VIOLATIONS ->
                throw new Failure(
                        ExitCode.VIOLATIONS,
                        "violations",
                        violating + (violating == 1 ? " key breaks" : " keys break") + " a policy.");
            default -> {
                if (!written) {
                    throw Failure.refused("report", "A report could not be written; the warnings say which.");
                }
            }
        }
    }
}
