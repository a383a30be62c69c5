package dev.mailkeys.examples;

import dev.mailkeys.elasticemail.AccessLevel;
import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.elasticemail.IssuedKey;
import dev.mailkeys.elasticemail.NewKey;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many calls at once on virtual threads (Java 21 and up). The client is blocking and never pins its carrier; its
 * concurrency bound keeps the account within what the provider allows, however many threads there are.
 */
public final class VirtualThreads {

    private VirtualThreads() {}

    static List<IssuedKey> createAll(ElasticEmailKeys keys, List<String> names)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<IssuedKey>> issued = names.stream()
                    .map(name -> threads.submit(() -> keys.create(NewKey.named(name, AccessLevel.SEND_HTTP))))
                    .toList();
            for (Future<IssuedKey> key : issued) {
                key.get();
            }
            return issued.stream().map(Future::resultNow).toList();
        }
    }
}
