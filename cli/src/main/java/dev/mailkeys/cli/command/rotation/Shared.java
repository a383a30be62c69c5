package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.core.pace.SharedPace;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What rotations share with those of other programs.
 *
 * @param pace where the calls of their accounts are counted, if anywhere
 * @param clock their clock
 */
record Shared(Optional<SharedPace> pace, InstantSource clock) {}
