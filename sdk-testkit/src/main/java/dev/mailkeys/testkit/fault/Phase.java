package dev.mailkeys.testkit.fault;

/** When a fault strikes, seen from the change that the call asks for. */
public enum Phase {
    BEFORE_COMMIT("before commit"),
    AFTER_COMMIT("after commit"),
    LATE_COMMIT("commits late"),
    /** The fault lies in how the provider acts, not in a moment. */
    DURING_COMMIT("");

    private final String words;

    Phase(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
