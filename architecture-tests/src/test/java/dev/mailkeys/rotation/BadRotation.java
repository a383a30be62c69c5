package dev.mailkeys.rotation;

/** Is known by whom it should not be. */
public final class BadRotation {}
