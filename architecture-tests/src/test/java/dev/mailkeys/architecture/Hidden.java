package dev.mailkeys.architecture;

/** A hidden parent, such as a generated builder. */
class Hidden {

    public final int hidden() {
        return 1;
    }
}
