package dev.mailkeys.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What this process has used, holds and has loaded. */
final class Usage {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Usage() {}

    /** Bytes that all threads that are alive have allocated so far. */
    static long allocated() {
        long bytes = 0;
        for (long thread : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            bytes += Math.max(0, thread);
        }
        return bytes;
    }

    /** What the current thread has had of a processor so far; unlike the time, this is its own whatever else runs. */
    static long processorNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** Bytes that are in use once what is garbage is gone. */
    static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Classes that were loaded so far, those of the JDK included. */
    static long classes() {
        return ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
    }
}
