package dev.mailkeys.cli.catalog;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.peer.Provider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** All commands at once: for help, completion and the man page, which may take longer. */
final class FullTree {

    private static final String[] ABOUT = {
        "Manages the API keys of email providers: JetEmail, Emailit and Elastic Email.",
        "A create or rotate is sent once, and only if its token can be kept."
    };

    private FullTree() {}

    static CommandSpec root() {
        var syntax = new Syntax("mailkeys")
                .about(ABOUT)
                .flag("--help -h", "Show this help; after a command, that command's help.")
                .flag("--version -V", "Show the version.")
                .example("export JETEMAIL_API_KEY=…")
                .example("mailkeys jetemail create --name newsletter --to-file ./token")
                .example("mailkeys jetemail list")
                .example("mailkeys init")
                .example("mailkeys maintain --yes");
        CommandSpec root = syntax.spec();
        Provider.all().forEach(provider -> root.addSubcommand(provider.word(), group(provider)));
        TopCommands.names().forEach(name -> add(root, name, TopCommands.find(name)));
        return root;
    }

    /** One provider with its verbs. */
    static CommandSpec group(Provider provider) {
        var syntax = new Syntax(provider.word())
                .about("Manages keys of " + provider.title() + ". The credential is in " + provider.credentialVariable()
                        + ".")
                .flag("--help -h", "Show this help; after a verb, that verb's help.");
        CommandSpec group = syntax.spec();
        ProviderVerbs.names(provider).forEach(verb -> add(group, verb, ProviderVerbs.find(provider, verb)));
        return group;
    }

    static String help(CommandSpec spec, String name) {
        return new CommandLine(spec.name(name)).getUsageMessage(CommandLine.Help.Ansi.OFF);
    }

    private static void add(CommandSpec parent, String name, @Nullable Command command) {
        if (command != null) {
            var syntax = new Syntax(name);
            command.describe(syntax);
            CommandSpec spec = syntax.spec();
            // A list of commands shows the first sentence only.
            String about = spec.usageMessage().description()[0];
            int end = about.indexOf(". ");
            spec.usageMessage().header(end < 0 ? about : about.substring(0, end + 1));
            parent.addSubcommand(name, spec);
        }
    }
}
