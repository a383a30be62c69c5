/** Guards around what others have written: adapters, sinks and listeners may throw what they like. Not exported. */
@NullMarked
package dev.mailkeys.rotation.engine.guard;

import org.jspecify.annotations.NullMarked;
