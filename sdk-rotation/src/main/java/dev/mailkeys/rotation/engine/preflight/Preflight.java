package dev.mailkeys.rotation.engine.preflight;

import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.PlanDetail;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.work.Glance;
import dev.mailkeys.rotation.engine.work.Next;
import dev.mailkeys.rotation.engine.work.Ownership;
import dev.mailkeys.rotation.engine.work.RotationRequest;
import dev.mailkeys.rotation.engine.work.Surroundings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for everything that would make a rotation fail, before anything is changed; names all of it at once. */
public final class Preflight {

    private final RotationRequest request;
    private final ProviderAdapter adapter;
    private final Surroundings around;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private Optional<ManagedKey> key = Optional.empty();
    private Optional<Slots> slots = Optional.empty();
    private boolean leftOver;

    private Preflight(RotationRequest request, ProviderAdapter adapter, Surroundings around) {
        this.request = request;
        this.adapter = adapter;
        this.around = around;
    }

    public static Preflight of(RotationRequest request, ProviderAdapter adapter, Progress journal, Instant now) {
        List<String> sinkProblems = ReadySinks.problems(request.sinks());
        List<Sink> readable = sinkProblems.isEmpty() ? request.sinks() : List.of();
        Surroundings around = Glance.around(adapter, readable, request.key(), journal, now);
        var preflight = new Preflight(request, adapter, around);
        preflight.problems.addAll(sinkProblems);
        preflight.check();
        return preflight;
    }

    private void check() {
        key = theKey();
        key.ifPresent(found -> {
            checkKey(found);
            checkSettings(found);
            new StrategyRules(request, adapter, around, this::slots, problems).check();
        });
        around.sinks().forEach(this::checkContent);
    }

    private Optional<ManagedKey> theKey() {
        List<ManagedKey> family = around.family();
        if (family.isEmpty()) {
            problems.add("There is no key named \"" + request.key() + "\" at " + adapter.provider()
                    + ", nor one with that id. List the keys, and name one of them.");
            return Optional.empty();
        }
        return family.size() == 1 ? Optional.of(family.get(0)) : theOneOf(family);
    }

    /**
     * Of several keys, the one that every sink holds, if no other is left over from a rotation. A mark alone is not
     * enough for a key that no rotation made, because the key that it names would be retired.
     */
    private Optional<ManagedKey> theOneOf(List<ManagedKey> family) {
        Optional<ManagedKey> live = around.live(request.options().keyInUse())
                .filter(key -> adapter.capabilities().has(Capability.LISTS_TOKENS)
                        || around.name().isSuccessor(key.name()));
        Ownership others = Ownership.of(around, live, request.options().oldKeys());
        if (live.isPresent() && others.ours().isEmpty()) {
            warnings.add("There are also " + Ownership.names(others.others()) + ", which no sink holds: left alone. The"
                    + " token of an old key of this target works as long as the key is there: reconcile with the option"
                    + " --old-key and its id retires it.");
            return live;
        }
        leftOver = true;
        problems.add("There are " + family.size() + " keys that may be meant: " + Ownership.names(family)
                + ". If they are left over from a rotation whose journal is lost, run reconcile; else delete or rename"
                + " those that are not meant.");
        return Optional.empty();
    }

    private void checkKey(ManagedKey found) {
        if (!found.usable()) {
            problems.add("The key \"" + found.name()
                    + "\" is disabled, suspended or expired. Enable it, or create another.");
        }
        if (adapter.capabilities().has(Capability.LISTS_TOKENS) && found.token().isEmpty()) {
            problems.add(
                    "The list of " + adapter.provider() + " hides this account's tokens, by which it addresses keys:"
                            + " the old key could not be retired. Rotate by hand.");
        }
    }

    /** With unknown settings, a new key would get the provider's default, which may allow everything. */
    private void checkSettings(ManagedKey found) {
        boolean made = Plans.usualCourse(request, adapter) != Course.ROTATE;
        if (made && !adapter.capabilities().has(Capability.SHOWS_SETTINGS)) {
            request.options()
                    .confirmedSettings()
                    .ifPresentOrElse(
                            told -> warnings.add("What the new key may do will not be proven: the list of "
                                    + adapter.provider() + " does not show it. It is asked for with "
                                    + told
                                    + "."),
                            () -> problems.add("The list of " + adapter.provider() + " does not show what \""
                                    + found.name() + "\" may do, so a new key could be given more. Say it yourself:"
                                    + " settings, such as settings = [\"scope=sending\"]."));
        }
    }

    private void checkContent(Sink sink, SinkState state) {
        if (state.token().filter(adapter::authenticatesWith).isPresent()) {
            problems.add(sink.name() + " holds the very credential that these calls are made with. Authenticate with"
                    + " another key: a rotation must not retire the key that it works with.");
        }
        Optional<KeyMark> foreign = state.mark()
                .filter(mark -> mark.provider().equals(adapter.provider()))
                .filter(mark -> !around.name().isFamily(mark.keyName()))
                .filter(mark -> request.options().alternateKey().isEmpty());
        foreign.ifPresent(mark -> problems.add(sink.name() + " holds the key \"" + mark.keyName() + "\", not \""
                + request.key() + "\". Name that key, or another place."));
        var neighbours = new Neighbours(around);
        neighbours.problem(sink, state).ifPresent(problems::add);
        neighbours.warning(sink, state).ifPresent(warnings::add);
        SilentReaders.warning(request, sink, state).ifPresent(warnings::add);
        if (around.account().isEmpty()
                && state.token()
                        .map(adapter::probe)
                        .filter(Probe.REFUSED::equals)
                        .isPresent()) {
            warnings.add("The provider rejects the token in " + sink.name() + " now.");
        }
    }

    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** What to do about the problems. */
    public NextStep next() {
        boolean orderHelps = leftOver && problems.size() == 1;
        return orderHelps ? Next.of(Verb.RECONCILE) : Next.of(Verb.ROTATE, ReadySinks.FIX);
    }

    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** The key that was found; empty if there is a problem with it. */
    public Optional<ManagedKey> key() {
        return key;
    }

    /** What the journal begins with. */
    public PlanDetail plan(String rotation) {
        PlanDetail plan = Plans.of(request, around, rotation, false);
        if (request.strategy() == Strategy.ALTERNATE) {
            ManagedKey idle = slots().idle().orElseThrow();
            return Plans.alternating(plan, idle.id(), idle.name()).allowing(idle.settings());
        }
        ManagedKey found = key.orElseThrow();
        return Plans.replacing(plan, around, found).allowing(found.settings());
    }

    /** Whether the sinks themselves tell which of two keys they hold. */
    public boolean sinksTellTheirKey() {
        return slots().isPlain(around);
    }

    /** The two keys that take turns. */
    public Slots slots() {
        slots = slots.or(() -> Optional.of(Slots.look(request, adapter, around)));
        return slots.orElseThrow();
    }
}
