@NullMarked
package dev.mailkeys.testkit;

import org.jspecify.annotations.NullMarked;
