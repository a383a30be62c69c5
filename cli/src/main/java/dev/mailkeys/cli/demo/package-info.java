/** A rotation of one key of each provider, killed half-way and resumed, against simulators. */
@NullMarked
package dev.mailkeys.cli.demo;

import org.jspecify.annotations.NullMarked;
