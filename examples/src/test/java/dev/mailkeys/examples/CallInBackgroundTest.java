package dev.mailkeys.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnauthorizedException;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.IssuedKey;
import dev.mailkeys.emailit.NewKey;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.SimulatorExtension;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(SimulatorExtension.class)
class CallInBackgroundTest {

    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final BlockingQueue<MailkeysException> inDoubt = new LinkedBlockingQueue<>();
    private final BlockingQueue<IssuedKey> tooLate = new LinkedBlockingQueue<>();
    private final CallInBackground background = new CallInBackground(threads, inDoubt::add);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static EmailitKeys keys(EmailitSimulator emailit, String token) {
        var settings = ClientSettings.builder().baseUrl(emailit.baseUrl()).build();
        return EmailitKeys.using(Secret.of(token), settings);
    }

    @Test
    void result_isTheFutures(EmailitSimulator emailit) throws Exception {
        EmailitKeys keys = keys(emailit, emailit.managementToken());
        IssuedKey issued = background
                .start(() -> keys.create(NewKey.sending("ci")), tooLate::add)
                .get();
        assertThat(emailit.accepts(issued.token().reveal())).isTrue();
    }

    @Test
    void exception_isTheFutures(EmailitSimulator emailit) {
        EmailitKeys keys = keys(emailit, "secret_of_nobody_at_all");
        CompletableFuture<IssuedKey> future = background.start(() -> keys.create(NewKey.sending("ci")), tooLate::add);
        assertThatThrownBy(future::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(UnauthorizedException.class);
        assertThat(inDoubt).isEmpty();
    }

    @Test
    void cancelling_endsTheCall_andTellsThatItMayHaveTakenEffect(EmailitSimulator emailit) throws Exception {
        var reached = new CountDownLatch(1);
        emailit.next("create", Fault.stall().telling(reached::countDown));
        EmailitKeys keys = keys(emailit, emailit.managementToken());
        CompletableFuture<IssuedKey> future = background.start(() -> keys.create(NewKey.sending("ci")), tooLate::add);
        reached.await();
        future.cancel(true);
        MailkeysException told = inDoubt.poll(30, TimeUnit.SECONDS);
        assertThat(told)
                .isInstanceOfSatisfying(
                        NoResponseException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED));
        assertThat(tooLate).isEmpty();
    }

    @Test
    void tokenThatComesAfterCancelling_isNotLost(EmailitSimulator emailit) throws Exception {
        EmailitKeys keys = keys(emailit, emailit.managementToken());
        var created = new CountDownLatch(1);
        var cancelled = new CountDownLatch(1);
        CompletableFuture<IssuedKey> future = background.start(
                () -> {
                    IssuedKey issued = keys.create(NewKey.sending("ci"));
                    created.countDown();
                    awaitUninterruptibly(cancelled);
                    return issued;
                },
                tooLate::add);
        created.await();
        future.cancel(true);
        cancelled.countDown();
        IssuedKey issued = tooLate.poll(30, TimeUnit.SECONDS);
        assertThat(issued).isNotNull();
        assertThat(emailit.accepts(issued.token().reveal())).isTrue();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
    }
}
