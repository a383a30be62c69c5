/**
 * The journal of one rotation: its records, their form as JSON, and what they say about its state. Steps append to
 * the {@link dev.mailkeys.rotation.engine.record.Journal}, and ask {@link
 * dev.mailkeys.rotation.engine.record.Progress} about the past. Not exported.
 */
@NullMarked
package dev.mailkeys.rotation.engine.record;

import org.jspecify.annotations.NullMarked;
