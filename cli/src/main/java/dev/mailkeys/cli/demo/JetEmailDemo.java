package dev.mailkeys.cli.demo;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.jetemail.KeyChanges;
import dev.mailkeys.jetemail.KeyInfo;
import dev.mailkeys.jetemail.NewKey;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import java.util.List;

/** JetEmail's part of the demo. Its rotate kills the old token in the same call, so a lost answer matters most. */
final class JetEmailDemo {

    private JetEmailDemo() {}

    static void run(Transcript transcript) {
        try (var jetemail = JetEmailSimulator.start()) {
            transcript.title("JetEmail", jetemail.baseUrl());
            var settings = ClientSettings.builder().baseUrl(jetemail.baseUrl()).build();
            var keys = JetEmailKeys.using(Secret.of(jetemail.managementToken()), settings);

            Secret token = create(keys, transcript);
            KeyInfo key = only(keys.list());
            transcript.step(
                    "list",
                    key.name().orElseThrow() + ", " + key.status() + ", domains " + key.approvedDomains() + ", quota "
                            + key.quota());
            restrict(keys, token, transcript);

            Secret current =
                    rotateWithoutAnAnswer(keys, jetemail, token, key.uuid().orElseThrow(), transcript);
            keys.delete(current);
            transcript.step("delete", "newsletter; " + keys.list().size() + " keys left");
        }
    }

    private static Secret create(JetEmailKeys keys, Transcript transcript) {
        Secret token = keys.create(NewKey.builder()
                        .name("newsletter")
                        .addApprovedDomains("example.com")
                        .quota(1000)
                        .build())
                .token();
        transcript.step("create", "newsletter, token " + token);
        return token;
    }

    private static void restrict(JetEmailKeys keys, Secret token, Transcript transcript) {
        keys.update(
                token,
                KeyChanges.builder().ipRestrictions(List.of("203.0.113.0/24")).build());
        KeyInfo updated = only(keys.list());
        transcript.step(
                "update",
                "may be used from " + updated.ipRestrictions() + "; domains still " + updated.approvedDomains());
        keys.update(token, KeyChanges.builder().ipRestrictions(List.of()).build());
    }

    /** The answer to a rotate is lost: the old token is dead, and the new one must be looked up. */
    private static Secret rotateWithoutAnAnswer(
            JetEmailKeys keys, JetEmailSimulator jetemail, Secret old, String uuid, Transcript transcript) {
        jetemail.next("rotate", Fault.cut().afterCommit());
        try {
            return keys.rotate(old).token();
        } catch (NoResponseException lost) {
            transcript.step("rotate", "the connection is cut before the answer arrives:");
            transcript.more(lost.getMessage());
        }
        Secret current = keys.find(uuid).flatMap(KeyInfo::token).orElseThrow();
        transcript.more("rotate was sent " + jetemail.received("rotate").size() + " time; the list shows uuid "
                + uuid.substring(0, 8) + "… with another token: adopted");
        transcript.more("old token " + accepted(jetemail, old) + ", new token " + accepted(jetemail, current));
        return current;
    }

    private static String accepted(JetEmailSimulator jetemail, Secret token) {
        return jetemail.accepts(token.reveal()) ? "accepted" : "refused";
    }

    private static KeyInfo only(List<KeyInfo> keys) {
        if (keys.size() != 1) {
            throw new IllegalStateException("There should be one key, not " + keys.size() + ".");
        }
        return keys.get(0);
    }
}
