package dev.mailkeys.badone.internal;

/** Stands where nothing should. */
final class Hidden {}
