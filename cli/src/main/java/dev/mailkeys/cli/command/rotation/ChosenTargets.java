package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.TimeText;
import dev.mailkeys.cli.rotationfile.AccountDefinition;
import dev.mailkeys.cli.rotationfile.RotationFile;
import dev.mailkeys.cli.rotationfile.SinkDefinition;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.pace.SharedPace;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationBuilder;
import dev.mailkeys.rotation.RotationFleet;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.Sink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What one command has to do with: the targets that were named, and their accounts. */
public final class ChosenTargets {

    private final Job job;
    private final RotationFile file;
    private final JournalStore journals;
    private final List<TargetDefinition> targets;
    private final Optional<SharedPace> pace;
    private final Map<String, ProviderAdapter> accounts;
    private final StoppableTiming timing = new StoppableTiming();
    private final ProgressPrinter progress;

    private ChosenTargets(
            Job job, RotationFile file, List<TargetDefinition> targets, boolean readOnly, Optional<SharedPace> pace) {
        this.job = job;
        this.file = file;
        this.journals = file.journals(job);
        this.targets = targets;
        this.pace = pace;
        this.accounts = accounts(readOnly);
        this.progress = new ProgressPrinter(job);
    }

    /** For what takes steps. */
    public static ChosenTargets of(Job job) {
        return of(job, false);
    }

    /** For what only looks: the clients can send nothing but reads. */
    static ChosenTargets readOnly(Job job) {
        return of(job, true);
    }

    private static ChosenTargets of(Job job, boolean readOnly) {
        RotationFile file = RotationFile.of(job);
        return new ChosenTargets(job, file, file.chosen(job.options().words()), readOnly, file.pace(job));
    }

    /** The targets of one account, whose credential and list are read anew: for a program that runs for weeks. */
    public ChosenTargets again(AccountDefinition account) {
        List<TargetDefinition> ofAccount = targets.stream()
                .filter(target -> target.account().name().equals(account.name()))
                .toList();
        return new ChosenTargets(job, file, ofAccount, false, pace);
    }

    /** The same targets, whose accounts' calls are counted here. */
    public ChosenTargets countedIn(SharedPace place) {
        return new ChosenTargets(job, file, targets, false, Optional.of(place));
    }

    public RotationFile file() {
        return file;
    }

    public List<TargetDefinition> targets() {
        return targets;
    }

    /**
     * Goes on only where it is certain which targets are meant.
     *
     * @param why what makes that necessary, as the beginning of a sentence
     */
    void requireNamed(String why) {
        if (job.options().words().isEmpty() && !job.options().has("--all") && targets.size() > 1) {
            throw Failure.usage(why + ": say for which targets, or give --all for all of them. There are "
                    + targets.stream().map(TargetDefinition::name).collect(Collectors.joining(", "))
                    + ". Nothing was changed.");
        }
    }

    StoppableTiming timing() {
        return timing;
    }

    private ProviderAdapter account(TargetDefinition target) {
        ProviderAdapter account = accounts.get(target.account().name());
        if (account == null) {
            throw new IllegalArgumentException("There is no such account.");
        }
        return account;
    }

    /** The sinks of a target. */
    List<Sink> sinks(TargetDefinition target) {
        return target.sinks().stream().map(place -> place.sink(job)).toList();
    }

    Rotation rotation(TargetDefinition target) {
        return builder(target).build();
    }

    /** A target's rotation, of which something can still be said otherwise. */
    public RotationBuilder builder(TargetDefinition target) {
        RotationBuilder rotation = Rotation.of(target.name())
                .key(account(target), target.key())
                .strategy(target.strategy())
                .options(options(target.options()))
                .journal(journals)
                .listener(progress)
                .timing(timing)
                .stopWhen(timing::isStopped);
        target.sinks().forEach(place -> add(rotation, place));
        return rotation;
    }

    private void add(RotationBuilder rotation, SinkDefinition place) {
        Sink sink = place.sink(job);
        place.readers().ifPresentOrElse(readers -> rotation.sink(sink, readers), () -> rotation.sink(sink));
    }

    private RotationOptions options(RotationOptions options) {
        var changed = RotationOptions.builder().from(options).runUrl(runUrl());
        job.options().text("--wait").ifPresent(text -> changed.longestWait(TimeText.length("--wait", text)));
        ReconcileStatements.addTo(changed, job.options());
        return changed.build();
    }

    /** Where the log of this run can be read. */
    private Optional<String> runUrl() {
        var process = job.process();
        Optional<String> repository = process.variable("GITHUB_REPOSITORY");
        Optional<String> run = process.variable("GITHUB_RUN_ID");
        return process.variable("GITHUB_SERVER_URL")
                .filter(server -> repository.isPresent() && run.isPresent())
                .map(server -> server + "/" + repository.orElseThrow() + "/actions/runs/" + run.orElseThrow());
    }

    /** Every credential that is missing is told at once. */
    private Map<String, ProviderAdapter> accounts(boolean readOnly) {
        var all = new LinkedHashMap<String, ProviderAdapter>();
        var missing = new ArrayList<String>();
        targets.stream().map(TargetDefinition::account).distinct().forEach(account -> {
            try {
                Secret credential = account.credential(job);
                ProviderAdapter adapter = account.adapter(job, credential, readOnly, pace);
                all.put(account.name(), RotationFleet.sharingLists(adapter));
            } catch (Failure failure) {
                missing.add(String.valueOf(failure.getMessage()));
            }
        });
        if (!missing.isEmpty()) {
            throw Failure.configuration(String.join("\n", missing));
        }
        return all;
    }
}
