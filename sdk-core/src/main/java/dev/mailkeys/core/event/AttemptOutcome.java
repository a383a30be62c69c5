package dev.mailkeys.core.event;

/** What came of one attempt. */
public enum AttemptOutcome {
    /** An answer that says that the call worked, and that can be used. */
    SUCCEEDED,
    /** An answer with a status that says that the call did not work. */
    REFUSED,
    /**
     * An answer with the status of a success, but its body is cut short, too large, not understood, or says itself that the
     * call did not work.
     */
    UNUSABLE,
    /** Nothing was sent. That is certain. */
    NOT_SENT,
    /** Something was sent, and no answer came: the provider may have carried out the call. */
    NO_ANSWER
}
