package dev.mailkeys.core.secret;

import org.jspecify.annotations.Nullable;

/**
 * Holds the type of a field, always {@code null}, in whatever may hold a secret. Gson goes by private fields and knows none
 * of our annotations: it would write {@code {}} for a token, and the token would be lost without a word. It refuses a class in
 * which two fields have one name, before it writes anything, and names class and field. No other mapper looks at it.
 */
public final class NotForGson {

    private NotForGson() {}

    /** The type of the field. */
    public static final class Marker extends Either {

        @SuppressWarnings({"unused", "HidingField"}) // For Gson's message.
        private @Nullable String callRevealOrRegisterAnAdapter;

        private Marker() {}
    }

    private abstract static class Either {

        @SuppressWarnings("unused") // For Gson's message.
        private @Nullable String callRevealOrRegisterAnAdapter;
    }
}
