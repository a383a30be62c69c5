package dev.mailkeys.testkit.simulator.jetemail;

import dev.mailkeys.testkit.http.Tokens;
import dev.mailkeys.testkit.simulator.CallLimit;
import dev.mailkeys.testkit.simulator.Keyring;

/** What belongs to one management token of JetEmail: its keys and its share of calls. */
record JetEmailAccount(String managementToken, Keyring<JetEmailKey> keys, CallLimit limit) {
    static JetEmailAccount create() {
        return new JetEmailAccount("api_" + Tokens.hex(32), new Keyring<>(), new CallLimit());
    }
}
