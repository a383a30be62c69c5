package dev.mailkeys.examples;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnreadableResponseException;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.jetemail.KeyInfo;
import dev.mailkeys.jetemail.NewKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Creates a key and does the right thing for each of the three ways in which that can fail: nothing happened, it is
 * unknown what happened, or it worked and the answer can't be read.
 */
public final class HandleFailures {

    private final JetEmailKeys keys;
    private final Consumer<String> log;
    private final Consumer<Secret> safe;

    /**
     * Makes the program.
     *
     * @param keys the account
     * @param log is told what happened
     * @param safe keeps what may hold a token and must not be lost
     */
    public HandleFailures(JetEmailKeys keys, Consumer<String> log, Consumer<Secret> safe) {
        this.keys = keys;
        this.log = log;
        this.safe = safe;
    }

    /**
     * Creates a key under a name that no other key has.
     *
     * @param name the name
     * @return the token; empty if there is no key, or none whose token can be had
     */
    public Optional<Secret> create(String name) {
        try {
            return Optional.of(keys.create(NewKey.named(name)).token());
        } catch (InvalidRequestException | ApiException no) {
            log.accept(no.getMessage());
            return no.mayHaveTakenEffect() ? lookUp(name) : Optional.empty();
        } catch (NoResponseException unknown) {
            log.accept(unknown.getMessage());
            return unknown.mayHaveTakenEffect() ? lookUp(name) : Optional.empty();
        } catch (UnreadableResponseException unreadable) {
            log.accept(unreadable.getMessage());
            unreadable.body().ifPresent(safe);
            return lookUp(name);
        }
    }

    /** The outcome is unknown: never try again blindly, look. JetEmail's list shows the token; elsewhere it is lost. */
    private Optional<Secret> lookUp(String name) {
        try {
            List<KeyInfo> found = keys.findByName(name);
            log.accept(found.isEmpty() ? "It was not created." : "It was created: " + found);
            return found.stream().findFirst().flatMap(KeyInfo::token);
        } catch (MailkeysException stillUnknown) {
            log.accept("Still unknown, look again later: " + stillUnknown.getMessage());
            return Optional.empty();
        }
    }
}
