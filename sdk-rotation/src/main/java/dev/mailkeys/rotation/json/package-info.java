/** JSON that is written in more places than one. Not exported. */
@NullMarked
package dev.mailkeys.rotation.json;

import org.jspecify.annotations.NullMarked;
