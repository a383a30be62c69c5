/** Where a new token goes: the place is made sure of before the call, and no answer is lost. */
@NullMarked
package dev.mailkeys.cli.token;

import org.jspecify.annotations.NullMarked;
