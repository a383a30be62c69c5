package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.RotationEvent;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.preflight.Preflight;
import dev.mailkeys.rotation.engine.record.Detail;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Journal;
import dev.mailkeys.rotation.engine.record.PlanDetail;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.SimulatedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A rotation at any point: it is planned as every rotation is, and then its journal says what a test writes there. */
public final class WorkFixture implements AutoCloseable {

    public static final String ROTATION = "r0tou0c0qaz";

    private final World world;
    private final Journal journal;
    private Work work;
    private final List<String> warnings = new ArrayList<>();
    private Optional<Secret> brought = Optional.empty();

    public WorkFixture(World world, Strategy strategy) {
        this(world, strategy, world.options().build(), UnaryOperator.identity());
    }

    /** The same, of other options and of a plan that is not quite as it was made. */
    public WorkFixture(World world, Strategy strategy, RotationOptions options, UnaryOperator<PlanDetail> plan) {
        this(world, strategy, options, plan, UnaryOperator.identity());
    }

    /** The same, where sinks are seen through something. */
    public WorkFixture(
            World world,
            Strategy strategy,
            RotationOptions options,
            UnaryOperator<PlanDetail> plan,
            UnaryOperator<Sink> seen) {
        this.world = world;
        List<Sink> sinks = world.everySink().stream().<Sink>map(seen::apply).toList();
        var request = new RotationRequest(world.target(), World.NAME, sinks, Map.of(), strategy, options);
        journal = Journal.open(world.journals(), world.target(), world.timing(), event -> {});
        Progress nothing = journal.progress();
        Preflight preflight =
                Preflight.of(request, world.adapter(), nothing, world.timing().now());
        journal.begin(plan.apply(preflight.plan(ROTATION)));
        work = new Work(
                request,
                world.adapter(),
                world.timing(),
                journal,
                this::hear,
                new Memory(),
                Verb.ROTATE,
                () -> brought);
    }

    private void hear(RotationEvent event) {
        if (event instanceof RotationEvent.Warned warned) {
            warnings.add(warned.message());
        }
    }

    public Work work() {
        return work;
    }

    public List<String> warnings() {
        return warnings;
    }

    /** The account is seen through something from now on. */
    public Work through(UnaryOperator<ProviderAdapter> view) {
        work = new Work(
                work.request(),
                view.apply(work.adapter()),
                work.timing(),
                journal,
                work.listener(),
                work.memory(),
                work.asked(),
                work.oldToken());
        return work;
    }

    /** The names of the target's keys, as the account has them. */
    public List<String> names() {
        return world.simulator().keys().stream()
                .map(SimulatedKey::name)
                .filter(name -> name.startsWith(World.NAME))
                .sorted()
                .toList();
    }

    /** The name of an attempt's successor. */
    public String name(int attempt) {
        return work.successorName(attempt);
    }

    /** A successor of an attempt is made, and the journal says so. */
    public NewToken makes(int attempt) {
        String name = work.successorName(attempt);
        says(RecordType.CREATE_INTENT, attempt, AboutKey.withName(name));
        NewToken made = work.adapter().create(name, work.settings());
        says(RecordType.CREATED, attempt, new AboutKey(made.keyId(), Optional.empty(), Optional.empty()));
        return made;
    }

    /** Somebody brings a token as the old key's. */
    public void bring(Secret token) {
        brought = Optional.of(token);
    }

    /** What the journal says last. */
    public RecordType last() {
        return work.progress().last().type();
    }

    /** The journal says this besides. */
    public WorkFixture says(RecordType type, int attempt, Detail detail) {
        journal.append(type, attempt, detail);
        return this;
    }

    public WorkFixture says(RecordType type, int attempt) {
        return says(type, attempt, AboutKey.NONE);
    }

    @Override
    public void close() {
        journal.close();
    }
}
