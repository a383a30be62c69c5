package dev.mailkeys.cli.catalog;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.elasticemail.ElasticEmailVerbs;
import dev.mailkeys.cli.command.emailit.EmailitVerbs;
import dev.mailkeys.cli.command.jetemail.JetEmailVerbs;
import dev.mailkeys.cli.command.plugged.PluggedVerbs;
import dev.mailkeys.cli.peer.PluggedProvider;
import dev.mailkeys.cli.peer.Provider;
import dev.mailkeys.cli.peer.ProviderName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verbs of a provider, known here or plugged in by its jar. */
final class ProviderVerbs {

    private ProviderVerbs() {}

    static List<String> names(Provider provider) {
        return provider instanceof ProviderName known ? names(known) : PluggedVerbs.names();
    }

    /** The command of a verb; {@code null} if there is none. */
    static @Nullable Command find(Provider provider, String verb) {
        if (provider instanceof PluggedProvider plugged) {
            return PluggedVerbs.find(plugged, verb);
        }
        return find((ProviderName) provider, verb);
    }

    private static List<String> names(ProviderName provider) {
        return switch (provider) {
            case JETEMAIL -> JetEmailVerbs.names();
            case EMAILIT -> EmailitVerbs.names();
            case ELASTICEMAIL -> ElasticEmailVerbs.names();
        };
    }

    private static @Nullable Command find(ProviderName provider, String verb) {
        return switch (provider) {
            case JETEMAIL -> JetEmailVerbs.find(verb);
            case EMAILIT -> EmailitVerbs.find(verb);
            case ELASTICEMAIL -> ElasticEmailVerbs.find(verb);
        };
    }
}
