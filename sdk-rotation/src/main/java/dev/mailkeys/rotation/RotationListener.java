package dev.mailkeys.rotation;

/**
 * Is told of a rotation's progress, on the rotating thread. Must be quick. What it throws does not disturb the rotation; the
 * report names it.
 */
@FunctionalInterface
public interface RotationListener {

    /**
     * Something happened.
     *
     * @param event what it was
     */
    void happened(RotationEvent event);
}
