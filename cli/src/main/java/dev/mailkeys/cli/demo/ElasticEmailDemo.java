package dev.mailkeys.cli.demo;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.elasticemail.AccessLevel;
import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.elasticemail.IssuedKey;
import dev.mailkeys.elasticemail.KeyChanges;
import dev.mailkeys.elasticemail.KeyInfo;
import dev.mailkeys.elasticemail.NewKey;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.Fault;
import java.time.Instant;
import java.util.List;

/** Elastic Email's part of the demo. It has no rotate: a successor takes over, and the old key is deleted. */
final class ElasticEmailDemo {

    private ElasticEmailDemo() {}

    static void run(Transcript transcript) {
        try (var elastic = ElasticEmailSimulator.start()) {
            transcript.title("Elastic Email", elastic.baseUrl());
            var settings = ClientSettings.builder().baseUrl(elastic.baseUrl()).build();
            var keys = ElasticEmailKeys.using(Secret.of(elastic.managementToken()), settings);

            IssuedKey old = keys.create(NewKey.builder()
                    .name("newsletter/2026")
                    .addAccessLevels(AccessLevel.SEND_HTTP, AccessLevel.SEND_SMTP)
                    .expires(Instant.parse("2036-01-01T00:00:00Z"))
                    .build());
            transcript.step("create", "newsletter/2026, token " + old.token());
            transcript.step("list", keys.list().stream().map(KeyInfo::name).toList());

            KeyInfo updated = narrow(keys, transcript);
            IssuedKey successor = keys.create(NewKey.builder()
                    .name("newsletter/2027")
                    .accessLevels(updated.accessLevels())
                    .expires(updated.expires())
                    .build());
            transcript.step("rotate", "no such call here: newsletter/2027 takes over, token " + successor.token());
            transcript.more("old token " + accepted(elastic, old) + ", new token " + accepted(elastic, successor));

            deleteWithoutAnAnswer(keys, elastic, transcript);
            transcript.more("left: " + keys.list().stream().map(KeyInfo::name).toList());
        }
    }

    private static KeyInfo narrow(ElasticEmailKeys keys, Transcript transcript) {
        KeyInfo updated = keys.update(
                "newsletter/2026",
                KeyChanges.builder()
                        .accessLevels(List.of(AccessLevel.SEND_HTTP))
                        .build());
        transcript.step(
                "update",
                "may " + updated.accessLevels() + "; the PUT replaces everything, and it still expires "
                        + updated.expires().orElseThrow());
        return updated;
    }

    /** The answer to a delete is lost. Deleting twice is deleting once, so the client tries again and finds it gone. */
    private static void deleteWithoutAnAnswer(
            ElasticEmailKeys keys, ElasticEmailSimulator elastic, Transcript transcript) {
        elastic.next("delete", Fault.cut().afterCommit());
        try {
            keys.delete("newsletter/2026");
        } catch (NotFoundException gone) {
            transcript.step("delete", "the connection is cut before the answer arrives; tried again, it is gone:");
            transcript.more(gone.getMessage());
        }
        transcript.more("delete was sent " + elastic.received("delete").size() + " times, which does no harm");
    }

    private static String accepted(ElasticEmailSimulator elastic, IssuedKey key) {
        return elastic.accepts(key.token().reveal()) ? "accepted" : "refused";
    }
}
