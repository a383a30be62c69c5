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
        return List.of("plan", "rotate", "resume", "reconcile", "rollback", "abandon", "status", "verify");
    }

    public static @Nullable Command find(String verb) {
        Command command = verb(verb);
        return command == null ? null : new Guard(command);
    }

    private static @Nullable Command verb(String verb) {
        return switch (verb) {
            case "plan" -> new Plan();
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

    /** What all of them take. */
    static void describe(Syntax syntax) {
        syntax.words("TARGET", "The targets by their names in mailkeys.toml. Default: all, in the file's order.")
                .value(
                        "--file",
                        "PATH",
                        "The file that names targets and sinks. Default: ./mailkeys.toml, or"
                                + " MAILKEYS_ROTATION_FILE.");
        CommonOptions.output(syntax);
    }

    /** What those take that take steps. */
    static void describeSteps(Syntax syntax) {
        syntax.value(
                        "--wait",
                        "TIME",
                        "The longest wait in this process; for a longer one it ends, and a later resume goes on."
                                + " Default: the target's longest-wait.")
                .flag("--fail-on-pending", "End with 12 while old keys wait to be retired.");
        describe(syntax);
    }
}
