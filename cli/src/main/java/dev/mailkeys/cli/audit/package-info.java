/** {@code mailkeys audit}: every key of every account, held to policies, in the forms that people and programs read. */
@NullMarked
package dev.mailkeys.cli.audit;

import org.jspecify.annotations.NullMarked;
