package dev.mailkeys.cli;

import dev.mailkeys.jetemail.JetEmailKeys;

/** {@code mailkeys jetemail enable} and {@code disable}. */
final class JetEmailSwitch implements Command {

    private final boolean on;

    JetEmailSwitch(boolean on) {
        this.on = on;
    }

    @Override
    public void describe(Syntax syntax) {
        syntax.about(on ? "Lets a disabled key send again." : "Stops a key from sending until it is enabled again.");
        JetEmailTarget.describe(syntax);
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
        JetEmailTarget target = JetEmailTarget.find(job, keys);
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
