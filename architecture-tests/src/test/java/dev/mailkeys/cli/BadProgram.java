package dev.mailkeys.cli;

/** Is known by whom it should not be. */
public final class BadProgram {}
