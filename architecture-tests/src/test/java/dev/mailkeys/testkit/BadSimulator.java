package dev.mailkeys.testkit;

import dev.mailkeys.core.Secret;

/** A simulator that shares code with what it tests. */
public final class BadSimulator {

    Secret token;
}
