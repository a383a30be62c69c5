/** What is looked at before a rotation begins: whether it may, and what it sets out with. Not exported. */
@NullMarked
package dev.mailkeys.rotation.engine.preflight;

import org.jspecify.annotations.NullMarked;
