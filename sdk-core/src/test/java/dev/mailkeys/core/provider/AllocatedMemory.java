package dev.mailkeys.core.provider;

/** Counts the bytes that a thread allocates. By reflection, because the module under test does not read the counter's. */
final class AllocatedMemory {

    private AllocatedMemory() {}

    static long ofThisThread() {
        try {
            Object threads = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
            return (long) Class.forName("com.sun.management.ThreadMXBean")
                    .getMethod("getThreadAllocatedBytes", long.class)
                    .invoke(threads, Thread.currentThread().getId());
        } catch (ReflectiveOperationException noCounter) {
            throw new IllegalStateException(noCounter);
        }
    }
}
