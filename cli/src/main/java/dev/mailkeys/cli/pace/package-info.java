/** How the commands of one user on one machine share what an account may send. */
@NullMarked
package dev.mailkeys.cli.pace;

import org.jspecify.annotations.NullMarked;
