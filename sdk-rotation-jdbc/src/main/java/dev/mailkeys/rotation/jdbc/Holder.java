package dev.mailkeys.rotation.jdbc;

import dev.mailkeys.core.provider.Timing;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who takes a lease: a name for people, and an id of this one attempt. */
final class Holder {

    private static final long CHANCES = 1L << 53;

    private Holder() {}

    static String thisProcess() {
        return "process " + ProcessHandle.current().pid() + " on " + machine();
    }

    static String attempt(String name, Timing timing) {
        return name + " (" + Long.toHexString((long) (timing.random() * CHANCES)) + ")";
    }

    /** Whether that attempt was made under this name. */
    static boolean isNamed(String attempt, String name) {
        return attempt.startsWith(name) && attempt.substring(name.length()).matches(" \\([0-9a-f]+\\)");
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "a machine without a name";
        }
    }
}
