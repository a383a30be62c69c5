package dev.mailkeys.badtwo;

import dev.mailkeys.badone.BadOneKeys;

/** Has a name that says nothing, and closes a cycle. */
public final class BadTwoHelper {

    BadOneKeys other;
}
