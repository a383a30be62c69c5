package dev.mailkeys.rotation.jdbc;

import dev.mailkeys.core.provider.Timing;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who takes a lease, in words that name the process for people and are of this one attempt alone. */
final class Holder {

    private static final long CHANCES = 1L << 53;

    private Holder() {}

    static String next(Timing timing) {
        String attempt = Long.toHexString((long) (timing.random() * CHANCES));
        return "process " + ProcessHandle.current().pid() + " on " + machine() + " (" + attempt + ")";
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "a machine without a name";
        }
    }
}
