package dev.mailkeys.cli.terminal;

import java.util.concurrent.CountDownLatch;

/** A program whose command comes to its end while a signal ends the process. */
final class ExitingProgram {

    static final int ITS_OWN_CODE = 10;

    private static final CountDownLatch SIGNALLED = new CountDownLatch(1);
    private static volatile boolean asksToExit;

    private ExitingProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        Thread command = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            SIGNALLED.countDown();
            while (!asksToExit || command.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }));
        System.out.println("ready");
        SIGNALLED.await();
        asksToExit = true;
        // As System.exit does when it comes after the last hook.
        ProcessExit.with(ITS_OWN_CODE, code -> Runtime.getRuntime().halt(code));
    }
}
