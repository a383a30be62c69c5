package dev.mailkeys.fleet;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What a node is called: its machine, its process, and what no other process has. */
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
