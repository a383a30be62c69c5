package dev.mailkeys.rotation;

/**
 * One record of a journal, as a store keeps it.
 *
 * @param epoch the epoch of the lease under which it was appended
 * @param sequence its place in the rotation's journal, from 1 without a gap
 * @param text one line of JSON; holds no token
 */
public record JournalLine(long epoch, long sequence, String text) {}
