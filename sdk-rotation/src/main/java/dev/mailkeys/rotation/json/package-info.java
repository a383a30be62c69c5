/**
 * JSON that more than one room writes: settings of keys, by {@link dev.mailkeys.rotation.json.SettingsJson}. Not
 * exported.
 */
@NullMarked
package dev.mailkeys.rotation.json;

import org.jspecify.annotations.NullMarked;
