package dev.mailkeys.rotation;

/** Is told of a rotation's progress, on the rotating thread. Must not throw and must be quick. */
@FunctionalInterface
public interface RotationListener {

    /**
     * Something happened.
     *
     * @param event what it was
     */
    void happened(RotationEvent event);
}
