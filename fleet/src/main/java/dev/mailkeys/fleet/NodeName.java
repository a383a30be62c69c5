package dev.mailkeys.fleet;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A node's name: its machine, its process, and a unique part. */
final class NodeName {

    private NodeName() {}

    static String ofThisProcess() {
        byte[] random = new byte[3];
        new SecureRandom().nextBytes(random);
        return machine() + "/" + ProcessHandle.current().pid() + "/"
                + HexFormat.of().formatHex(random);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "node";
        }
    }
}
