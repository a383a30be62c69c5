/**
 * The journal of one rotation: its records, their form as JSON, and what they say about where it stands. Not exported.
 */
@NullMarked
package dev.mailkeys.rotation.engine.record;

import org.jspecify.annotations.NullMarked;
