package dev.mailkeys.examples;

import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.KeyInfo;
import dev.mailkeys.jetemail.JetEmailKeys;
import java.util.List;

/**
 * Deletes every key whose name begins with a word, such as those of old CI runs. The list is read whole before the first
 * key goes: pages shift while keys are deleted, and keys would be skipped.
 */
public final class DeleteKeys {

    private DeleteKeys() {}

    /**
     * Runs against the workspace of {@code EMAILIT_API_KEY}.
     *
     * @param args how the names begin
     */
    public static void main(String[] args) {
        System.out.println(atEmailit(EmailitKeys.fromEnv(), args[0]) + " keys deleted.");
    }

    static int atEmailit(EmailitKeys keys, String beginning) {
        List<KeyInfo> all = keys.list().toList(); // not stream(): that reads the next page when keys have gone
        int deleted = 0;
        for (KeyInfo key : all) {
            if (key.name().startsWith(beginning)) {
                delete(() -> keys.delete(key.id()));
                deleted++;
            }
        }
        return deleted;
    }

    static int atJetEmail(JetEmailKeys keys, String beginning) {
        List<Secret> tokens = keys.list().stream() // JetEmail answers with all keys at once
                .filter(key -> key.name().orElse("").startsWith(beginning))
                .flatMap(key -> key.token().stream())
                .toList();
        tokens.forEach(token -> delete(() -> keys.delete(token)));
        return tokens.size();
    }

    static int atElasticEmail(ElasticEmailKeys keys, String beginning) {
        List<String> names = keys.list().stream() // so does Elastic Email
                .map(dev.mailkeys.elasticemail.KeyInfo::name)
                .filter(name -> name.startsWith(beginning))
                .toList();
        names.forEach(name -> delete(() -> keys.delete(name)));
        return names.size();
    }

    /** A key that someone else has deleted meanwhile is as good as deleted. */
    private static void delete(Runnable call) {
        try {
            call.run();
        } catch (NotFoundException gone) {
            System.err.println(gone.getMessage());
        }
    }
}
