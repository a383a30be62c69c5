package dev.mailkeys.examples;

import dev.mailkeys.core.Page;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.KeyInfo;
import dev.mailkeys.emailit.ListKeys;
import dev.mailkeys.emailit.Scope;
import java.io.PrintStream;

/** Three ways to read a list that comes in pages: one by one, as a stream, and page by page. */
public final class ListPages {

    private ListPages() {}

    /**
     * Runs against the workspace of {@code EMAILIT_API_KEY}; reads only.
     *
     * @param args none
     */
    public static void main(String[] args) {
        run(EmailitKeys.fromEnv(), System.out);
    }

    static void run(EmailitKeys keys, PrintStream out) {
        for (KeyInfo key : keys.list()) {
            out.println(key.id() + " " + key.name());
        }

        long full = keys.list().stream()
                .filter(key -> key.scope().equals(Scope.FULL))
                .count();
        out.println(full + " keys may do everything.");

        ListKeys tenAtATime = ListKeys.builder().limit(10).build();
        for (Page<KeyInfo> page : keys.list(tenAtATime).byPage()) {
            out.println("Page " + page.number() + " has " + page.items().size() + " keys.");
        }
    }
}
