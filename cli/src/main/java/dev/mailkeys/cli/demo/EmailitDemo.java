package dev.mailkeys.cli.demo;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.ConflictException;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.IssuedKey;
import dev.mailkeys.emailit.KeyChanges;
import dev.mailkeys.emailit.KeyInfo;
import dev.mailkeys.emailit.ListKeys;
import dev.mailkeys.emailit.NewKey;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;

/** Emailit's part of the demo. Names are unique, so a lost create can be found by its name, but its token can't. */
final class EmailitDemo {

    private EmailitDemo() {}

    static void run(Transcript transcript) {
        try (var emailit = EmailitSimulator.start()) {
            transcript.title("Emailit", emailit.baseUrl());
            var settings = ClientSettings.builder().baseUrl(emailit.baseUrl()).build();
            var keys = EmailitKeys.using(Secret.of(emailit.managementToken()), settings);

            String id = createWithoutAnAnswer(keys, emailit, transcript);
            for (int i = 1; i <= 11; i++) {
                keys.create(NewKey.sending("branch " + i));
            }
            var pages = keys.list(ListKeys.builder().limit(5).build());
            transcript.step("list", keys.list().stream().count() + " keys, read page by page:");
            pages.byPage()
                    .forEach(page -> transcript.more("page " + page.number() + ": "
                            + page.items().stream().map(KeyInfo::name).toList()));

            KeyInfo renamed = keys.update(id, KeyChanges.rename("newsletter 2"));
            transcript.step("update", "now named " + renamed.name() + ", scope still " + renamed.scope());

            IssuedKey rotated = keys.rotate(id);
            transcript.step("rotate", "same id, new token " + rotated.token() + ", the old one is refused from now on");
            keys.delete(id);
            transcript.step(
                    "delete", renamed.name() + "; " + keys.list().stream().count() + " keys left");
        }
    }

    /** The answer to a create is lost. The name is taken from then on, and the conflict names the key. */
    private static String createWithoutAnAnswer(EmailitKeys keys, EmailitSimulator emailit, Transcript transcript) {
        emailit.next("create", Fault.cut().afterCommit());
        NewKey wanted = NewKey.sending("newsletter");
        try {
            return keys.create(wanted).id();
        } catch (NoResponseException lost) {
            transcript.step("create", "the connection is cut before the answer arrives:");
            transcript.more(lost.getMessage());
        }
        transcript.more("create was sent " + emailit.received("create").size() + " time; look before trying again:");
        String id = keys.findByName("newsletter").orElseThrow().id();
        try {
            keys.create(wanted);
        } catch (ConflictException taken) {
            boolean same = taken.existing().filter(key -> key.id().equals(id)).isPresent();
            transcript.more("the key is there, and a second create is told so: " + taken.providerMessage()
                    + (same ? " (same id)" : ""));
        }
        transcript.more("its token can't be had again, so it will be rotated");
        return id;
    }
}
