package dev.mailkeys.cli.command.emailit;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.output.Output;
import dev.mailkeys.core.Page;
import dev.mailkeys.emailit.KeyInfo;
import dev.mailkeys.emailit.ListKeys;
import java.util.List;

/** {@code mailkeys emailit list}: every page, or one. */
final class KeyListing implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Lists the keys of the workspace, the newest first, without their tokens.")
                .value("--page", "N", "Show only this page, counted from 1.")
                .value("--limit", "N", "How many keys a page has, 1 to 100. Without --page, shows the first page.")
                .value("--search", "TEXT", "Text to search for, as Emailit matches it.");
        CommonOptions.read(syntax);
        syntax.example("mailkeys emailit list --output json").example("mailkeys emailit list --page 2 --limit 20");
    }

    @Override
    public void run(Job job) {
        Options options = job.options();
        var asked = ListKeys.builder().search(options.text("--search"));
        options.number("--page", 1, Integer.MAX_VALUE).ifPresent(asked::page);
        options.number("--limit", 1, 100).ifPresent(asked::limit);
        var pages = EmailitVerbs.keys(job).list(asked.build());
        boolean one = options.has("--page") || options.has("--limit");
        print(job, one ? List.of(pages.first()) : pages.byPage());
    }

    private static void print(Job job, Iterable<Page<KeyInfo>> pages) {
        Output.Listing listing = job.output().list(KeyFields.COLUMNS);
        int count = 0;
        for (Page<KeyInfo> page : pages) {
            page.items().forEach(key -> listing.add(KeyFields.of(key)));
            listing.flush();
            count += page.items().size();
            if (page.next().isPresent()) {
                job.messages().progress(count + " keys so far");
            }
        }
        job.messages().endProgress();
        listing.end();
    }
}
