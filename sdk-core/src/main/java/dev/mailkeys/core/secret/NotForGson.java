package dev.mailkeys.core.secret;

/**
 * The type of a field in every class that may hold a secret, for mappers that know none of our annotations: they would
 * write {@code {}} for a token, and the token would silently be lost.
 *
 * <p>Gson uses private fields. It refuses a class with two fields of one name before it writes anything, and names
 * class and field. Jackson, with annotations switched off and private fields visible, refuses an object that holds
 * itself, and names both too.
 */
public final class NotForGson {

    private NotForGson() {}

    /** The type of the field. */
    public static final class Marker extends Either {

        /** The value of the field, the same everywhere. */
        public static final Marker MARKER = new Marker();

        @SuppressWarnings({"unused", "HidingField"}) // For the message of Gson and of Jackson.
        private final Marker callRevealOrRegisterAnAdapter = this;

        private Marker() {}
    }

    private abstract static class Either {

        @SuppressWarnings("unused") // For Gson's message.
        private final Either callRevealOrRegisterAnAdapter = this;
    }
}
