package com.example.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.jetemail.NewKey;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.SimulatorExtension;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A user's tests, each with a simulator of its own. */
@ExtendWith(SimulatorExtension.class)
class KeysTest {

    static final List<URI> ADDRESSES = new ArrayList<>();

    private JetEmailSimulator before;

    @BeforeEach
    void remember(JetEmailSimulator jetemail) {
        before = jetemail;
        ADDRESSES.add(jetemail.baseUrl());
    }

    @Test
    void key_isCreated(JetEmailSimulator jetemail) {
        assertSame(before, jetemail);
        var settings = ClientSettings.builder().baseUrl(jetemail.baseUrl()).build();
        JetEmailKeys.using(Secret.of(jetemail.managementToken()), settings).create(NewKey.named("ci"));
        assertEquals(1, jetemail.liveKeys().size());
    }

    @Test
    void nextTest_beginsWithoutKeys(JetEmailSimulator jetemail) {
        assertEquals(0, jetemail.liveKeys().size());
    }
}
