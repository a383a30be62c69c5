package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.core.pace.SharedPace;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What rotations have in common with those of other programs.
 *
 * @param pace where the calls of their accounts are counted; empty if nowhere
 * @param clock the clock that they go by
 */
record Shared(Optional<SharedPace> pace, InstantSource clock) {}
