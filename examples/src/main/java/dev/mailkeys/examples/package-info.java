/**
 * Runnable programs, one for each thing that people do with the SDK. Each takes its client as a parameter, so that the
 * same code runs against a simulator in the build and against the provider when its credential is in the environment.
 */
@NullMarked
package dev.mailkeys.examples;

import org.jspecify.annotations.NullMarked;
