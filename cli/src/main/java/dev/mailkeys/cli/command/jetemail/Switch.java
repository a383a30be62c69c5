package dev.mailkeys.cli.command.jetemail;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Confirmation;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.key.Issuing;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.jetemail.JetEmailKeys;

/** {@code mailkeys jetemail enable} and {@code disable}. */
final class Switch implements Command {

    private final boolean on;

    Switch(boolean on) {
        this.on = on;
    }

    @Override
    public void describe(Syntax syntax) {
        syntax.about(on ? "Lets a disabled key send again." : "Stops a key from sending until it is enabled again.");
        KeyChoice.describe(syntax);
        if (on) {
            CommonOptions.change(syntax);
            syntax.example("mailkeys jetemail enable --name newsletter");
        } else {
            CommonOptions.destroy(syntax);
            syntax.example("mailkeys jetemail disable --name newsletter --yes");
        }
    }

    @Override
    public void run(Job job) {
        JetEmailKeys keys = JetEmailVerbs.keys(job);
        KeyChoice target = KeyChoice.find(job, keys);
        if (!on) {
            Confirmation.require(
                    job, "Disabling " + target.words() + ": whatever uses it is refused until it is enabled.");
        }
        Issuing.change(job, () -> {
            if (on) {
                keys.enable(target.token());
            } else {
                keys.disable(target.token());
            }
            return target.fields().with("result", on ? "enabled" : "disabled");
        });
    }
}
