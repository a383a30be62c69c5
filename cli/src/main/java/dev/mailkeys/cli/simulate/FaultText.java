package dev.mailkeys.cli.simulate;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.options.TimeText;
import dev.mailkeys.cli.text.Nearest;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.ProviderSimulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A fault in words: {@code jetemail.create=cut,after-commit}. The provider and one of its operations, or {@code any};
 * the fault, with a value after a colon if it takes one; and further details.
 */
final class FaultText {

    private static final String FORM =
            "A fault is PROVIDER.OPERATION=FAULT, such as jetemail.create=cut,after-commit or emailit.list=status:503,times:2.";

    static final Map<String, Function<String, Fault>> FAULTS = new TreeMap<>(Map.ofEntries(
            Map.entry("none", plain(Fault.none())),
            Map.entry("cut", plain(Fault.cut())),
            Map.entry("reset", plain(Fault.reset())),
            Map.entry("stall", plain(Fault.stall())),
            Map.entry("cut-body", plain(Fault.cutBody())),
            Map.entry("garbage", plain(Fault.garbage())),
            Map.entry("garbage-body", plain(Fault.garbageBody())),
            Map.entry("web-page", plain(Fault.webPage())),
            Map.entry("masked-list", plain(Fault.maskedList())),
            Map.entry("success-false", plain(Fault.successFalse("simulated fault"))),
            Map.entry("late-commit", FaultText::lateCommit),
            Map.entry("status", value -> Fault.status(Options.number("status", value, 200, 599))),
            Map.entry("echo-tokens", value -> Fault.echoTokens(Options.number("echo-tokens", value, 200, 599))),
            Map.entry("huge-body", value -> Fault.hugeBody(Options.number("huge-body", value, 1, 1 << 30))),
            Map.entry("slow-body", value -> Fault.slowBody(1, TimeText.length("slow-body", value))),
            Map.entry(
                    "unlisted",
                    value -> value.matches("\\d+")
                            ? Fault.unlistedFor(Options.number("unlisted", value, 1, 1000))
                            : Fault.unlistedFor(TimeText.length("unlisted", value))),
            Map.entry(
                    "new-token-refused",
                    value -> value.matches("\\d+")
                            ? Fault.newTokenRefusedFor(Options.number("new-token-refused", value, 1, 1000))
                            : Fault.newTokenRefusedFor(TimeText.length("new-token-refused", value)))));

    private static final List<String> MORE = List.of("after-commit", "before-commit", "retry-after", "times", "always");

    private final String provider;
    private final String operation;
    private Fault fault;
    private int times = 1;
    private boolean always;

    private FaultText(String provider, String operation, Fault fault) {
        this.provider = provider;
        this.operation = operation;
        this.fault = fault;
    }

    static FaultText of(String text) {
        int equals = text.indexOf('=');
        int dot = text.indexOf('.');
        if (dot < 1 || equals < dot) {
            throw Failure.usage(FORM);
        }
        String[] parts = text.substring(equals + 1).split(",", -1);
        var read = new FaultText(text.substring(0, dot), text.substring(dot + 1, equals), fault(parts[0].strip()));
        for (int number = 1; number < parts.length; number++) {
            read.add(parts[number].strip());
        }
        return read;
    }

    /** The simulator that it is for; refused if it can't occur there. */
    ProviderSimulator checked(Map<String, ProviderSimulator> simulators) {
        ProviderSimulator simulator = simulators.get(provider);
        if (simulator == null) {
            throw Failure.usage("No simulator of " + Shown.of(provider) + Nearest.hint(provider, simulators.keySet())
                    + " There are " + String.join(", ", simulators.keySet()) + ".");
        }
        boolean any = operation.equals("any");
        if (!any && !simulator.operations().contains(operation)) {
            throw Failure.usage(provider + " has no operation " + Shown.of(operation)
                    + Nearest.hint(operation, simulator.operations()) + " There are any, "
                    + String.join(", ", simulator.operations().stream().sorted().toList()) + ".");
        }
        if (any && always) {
            throw Failure.usage("\"always\" needs one operation, not any.");
        }
        return simulator;
    }

    void arm(ProviderSimulator simulator) {
        if (always) {
            simulator.on(operation, fault);
            return;
        }
        for (int number = 0; number < times; number++) {
            if (operation.equals("any")) {
                simulator.next(fault);
            } else {
                simulator.next(operation, fault);
            }
        }
    }

    private void add(String more) {
        try {
            switch (name(more)) {
                case "after-commit" -> fault = fault.afterCommit();
                case "before-commit" -> fault = fault.beforeCommit();
                case "retry-after" -> fault = fault.withRetryAfter(value(more));
                case "times" -> times = Options.number("times", value(more), 1, 1000);
                case "always" -> always = true;
                default -> throw unknown(name(more), MORE);
            }
        } catch (IllegalStateException impossible) {
            throw Failure.usage("That fault takes neither before-commit nor after-commit.");
        }
    }

    private static Fault fault(String text) {
        Function<String, Fault> made = FAULTS.get(name(text));
        if (made == null) {
            throw unknown(name(text), List.copyOf(FAULTS.keySet()));
        }
        return made.apply(value(text));
    }

    private static Failure unknown(String word, List<String> known) {
        return Failure.usage("There is no fault " + Shown.of(word) + Nearest.hint(word, known) + " There are "
                + String.join(", ", known) + ". " + FORM);
    }

    private static Function<String, Fault> plain(Fault fault) {
        return value -> {
            if (!value.isEmpty()) {
                throw Failure.usage("That fault takes no value. " + FORM);
            }
            return fault;
        };
    }

    private static Fault lateCommit(String value) {
        if (value.isEmpty()) {
            return Fault.lateCommit();
        }
        Duration delay = TimeText.length("late-commit", value);
        return Fault.lateCommit(delay);
    }

    private static String name(String text) {
        return text.split(":", 2)[0];
    }

    private static String value(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? "" : text.substring(colon + 1);
    }
}
