package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.failure.Problems;
import dev.mailkeys.cli.options.TimeText;
import dev.mailkeys.cli.rotationfile.AccountDefinition;
import dev.mailkeys.cli.rotationfile.RotationFile;
import dev.mailkeys.cli.rotationfile.SinkDefinition;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.pace.SharedPace;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationBuilder;
import dev.mailkeys.rotation.RotationFleet;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.Sink;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The targets of one command, and their accounts. */
public final class ChosenTargets {

    private final Job job;
    private final RotationFile file;
    private final JournalStore journals;
    private final List<TargetDefinition> targets;
    private final Shared shared;
    private final Map<String, ProviderAdapter> accounts;
    private final StoppableTiming timing = new StoppableTiming();
    private final ProgressPrinter progress;

    private ChosenTargets(Job job, RotationFile file, List<TargetDefinition> targets, boolean readOnly, Shared shared) {
        this.job = job;
        this.file = file;
        this.journals = file.journals(job);
        this.targets = targets;
        this.shared = shared;
        this.accounts = accounts(readOnly);
        this.progress = new ProgressPrinter(job);
    }

    /** For verbs that take steps. */
    public static ChosenTargets of(Job job) {
        return of(job, false);
    }

    /** For verbs that only read, with read-only clients. */
    static ChosenTargets readOnly(Job job) {
        return of(job, true);
    }

    private static ChosenTargets of(Job job, boolean readOnly) {
        // A mistake in it is told before a person is asked to confirm.
        job.options().text("--wait").ifPresent(text -> TimeText.length("--wait", text));
        RotationFile file = RotationFile.of(job);
        var alone = new Shared(file.pace(job), InstantSource.system());
        return new ChosenTargets(job, file, file.chosen(job.options().words()), readOnly, alone);
    }

    /** The targets of one account, with a new read of its credential and list: for a program that runs for weeks. */
    public ChosenTargets again(AccountDefinition account) {
        List<TargetDefinition> ofAccount = targets.stream()
                .filter(target -> target.account().name().equals(account.name()))
                .toList();
        return new ChosenTargets(job, file, ofAccount, false, shared);
    }

    /**
     * The same targets for a program that shares them with others on other machines.
     *
     * @param place where the accounts' calls are counted
     * @param time the clock of their rotations
     */
    public ChosenTargets sharedWithOthers(SharedPace place, InstantSource time) {
        return new ChosenTargets(job, file, targets, false, new Shared(Optional.of(place), time));
    }

    public RotationFile file() {
        return file;
    }

    public List<TargetDefinition> targets() {
        return targets;
    }

    /**
     * Requires named targets, {@code --all}, or a file with a single target.
     *
     * @param why the reason, as the beginning of a sentence
     */
    void requireNamed(String why) {
        if (job.options().words().isEmpty() && !job.options().has("--all") && targets.size() > 1) {
            throw Failure.usage(why + ": say for which targets, or give --all for all of them. There are "
                    + targets.stream().map(TargetDefinition::name).collect(Collectors.joining(", "))
                    + ". Nothing was changed.");
        }
    }

    /** The command for a person who does a verb by hand, on the same journals. */
    public String command(Verb verb, TargetDefinition target) {
        return NextCommand.of(job, verb, target.name());
    }

    StoppableTiming timing() {
        return timing;
    }

    private ProviderAdapter account(TargetDefinition target) {
        return Objects.requireNonNull(accounts.get(target.account().name()), "There is no such account.");
    }

    /** The sinks of a target, in the order of the file. */
    List<Sink> sinks(TargetDefinition target) {
        var problems = new Problems();
        List<Sink> sinks = made(target, problems);
        problems.throwIfAny();
        return sinks;
    }

    /** The rotation of each target. Problems of several targets are reported at once. */
    List<Rotation> rotations(List<TargetDefinition> chosen) {
        var problems = new Problems();
        List<Rotation> rotations = chosen.stream()
                .flatMap(target -> problems.in(() -> rotation(target)).stream())
                .toList();
        problems.throwIfAny();
        return rotations;
    }

    Rotation rotation(TargetDefinition target) {
        return builder(target).build();
    }

    /** A target's rotation, as a builder that can still be changed. */
    public RotationBuilder builder(TargetDefinition target) {
        RotationBuilder rotation = Rotation.of(target.name())
                .key(account(target), target.key())
                .strategy(target.strategy())
                .options(options(target.options()))
                .journal(journals)
                .listener(progress)
                .timing(timing)
                .stopWhen(timing::isStopped);
        List<Sink> sinks = sinks(target);
        for (int number = 0; number < sinks.size(); number++) {
            add(rotation, sinks.get(number), target.sinks().get(number));
        }
        return rotation;
    }

    private static void add(RotationBuilder rotation, Sink sink, SinkDefinition place) {
        place.readers().ifPresentOrElse(readers -> rotation.sink(sink, readers), () -> rotation.sink(sink));
    }

    private RotationOptions options(RotationOptions options) {
        var changed = RotationOptions.builder().from(options).runUrl(RunUrl.of(job.process()));
        job.options().text("--wait").ifPresent(text -> changed.longestWait(TimeText.length("--wait", text)));
        ReconcileStatements.addTo(changed, job.options());
        return changed.build();
    }

    /** Reports every missing credential at once, of sinks as well. */
    private Map<String, ProviderAdapter> accounts(boolean readOnly) {
        var all = new LinkedHashMap<String, ProviderAdapter>();
        var problems = new Problems();
        targets.stream()
                .map(TargetDefinition::account)
                .distinct()
                .forEach(account -> problems.in(() -> adapter(account, readOnly))
                        .ifPresent(adapter -> all.put(account.name(), adapter)));
        if (problems.areAny()) {
            targets.forEach(target -> made(target, problems));
        }
        problems.throwIfAny();
        return all;
    }

    private ProviderAdapter adapter(AccountDefinition account, boolean readOnly) {
        Secret credential = account.credential(job);
        return RotationFleet.sharingLists(account.adapter(job, credential, readOnly, shared.pace()), shared.clock());
    }

    /** The sinks of a target that can be made. */
    private List<Sink> made(TargetDefinition target, Problems problems) {
        return target.sinks().stream()
                .flatMap(place -> problems.in(() -> place.sink(job)).stream())
                .toList();
    }
}
