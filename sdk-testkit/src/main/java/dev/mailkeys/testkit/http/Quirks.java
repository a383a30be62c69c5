package dev.mailkeys.testkit.http;

/** What a fault asks the provider itself to do differently in one call; everything else is done to its answer. */
public record Quirks(boolean masksList, Wait.Length unlisted, Wait.Length refused) {
    public static final Quirks NONE = new Quirks(false, Wait.Length.NONE, Wait.Length.NONE);

    public static Quirks maskedList() {
        return new Quirks(true, Wait.Length.NONE, Wait.Length.NONE);
    }

    public static Quirks unlistedFor(Wait.Length length) {
        return new Quirks(false, length, Wait.Length.NONE);
    }

    public static Quirks refusedFor(Wait.Length length) {
        return new Quirks(false, Wait.Length.NONE, length);
    }
}
