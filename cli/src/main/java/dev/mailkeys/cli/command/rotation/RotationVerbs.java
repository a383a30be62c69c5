package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verbs that rotate what a {@code mailkeys.toml} names. */
public final class RotationVerbs {

    private RotationVerbs() {}

    public static List<String> names() {
        return List.of("plan", "maintain", "rotate", "resume", "reconcile", "rollback", "abandon", "status", "verify");
    }

    public static @Nullable Command find(String verb) {
        Command command = verb(verb);
        return command == null ? null : new Guard(command);
    }

    private static @Nullable Command verb(String verb) {
        return switch (verb) {
            case "plan" -> new Plan();
            case "maintain" -> new Maintain();
            case "rotate" -> new Rotate();
            case "resume" -> new Resume();
            case "reconcile" -> new Reconcile();
            case "rollback" -> new Rollback();
            case "abandon" -> new Abandon();
            case "status" -> new Status();
            case "verify" -> new Verify();
            default -> null;
        };
    }

    /** The options of all of them. */
    static void describe(Syntax syntax) {
        describe(syntax, "Default: all, in the file's order.");
    }

    /** The same, and what is meant if no target is named. */
    static void describe(Syntax syntax, String unnamed) {
        syntax.words("TARGET", "Names of targets in mailkeys.toml. " + unnamed, Syntax.TARGETS);
        CommonOptions.rotationFile(syntax);
        CommonOptions.database(syntax);
        CommonOptions.output(syntax);
    }

    /** The options of those that take steps. */
    static void describeSteps(Syntax syntax) {
        describeSteps(syntax, "Default: all, in the file's order.");
    }

    /** The same, and what is meant if no target is named. */
    static void describeSteps(Syntax syntax, String unnamed) {
        syntax.value(
                        "--wait",
                        "TIME",
                        "The longest time to wait in this process. If that is not enough, the command ends, and"
                                + " a later resume continues. Default: the target's longest-wait.")
                .flag("--fail-on-pending", "Exit with 12 while old keys wait to be retired.");
        describe(syntax, unnamed);
    }
}
