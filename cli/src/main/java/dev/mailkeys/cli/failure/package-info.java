/** Why a command ended without having done what was asked: in words, by kind and by exit code. */
@NullMarked
package dev.mailkeys.cli.failure;

import org.jspecify.annotations.NullMarked;
