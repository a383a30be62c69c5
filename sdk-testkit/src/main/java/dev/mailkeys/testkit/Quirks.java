package dev.mailkeys.testkit;

/** What a fault asks the provider itself to do differently in one call; everything else is done to its answer. */
record Quirks(boolean masksList, Wait.Length unlisted, Wait.Length refused) {
    static final Quirks NONE = new Quirks(false, Wait.Length.NONE, Wait.Length.NONE);

    static Quirks maskedList() {
        return new Quirks(true, Wait.Length.NONE, Wait.Length.NONE);
    }

    static Quirks unlistedFor(Wait.Length length) {
        return new Quirks(false, length, Wait.Length.NONE);
    }

    static Quirks refusedFor(Wait.Length length) {
        return new Quirks(false, Wait.Length.NONE, length);
    }
}
