package dev.mailkeys.sink.vault;

import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.sink.KeyMarkJson;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A mark as entries of custom metadata, of which Vault keeps 64 with 512 characters each.
 *
 * @param beginning how the names of ours begin
 */
record MarkEntries(String beginning) {

    private static final int LONGEST = 512;

    /** Leaves others room for theirs. */
    private static final int MOST = 40;

    static MarkEntries of(String field) {
        return new MarkEntries("mailkeys." + field + ".");
    }

    /** The text that ours hold together; empty where there are none. */
    Optional<String> text(Map<String, String> entries) {
        var text = new StringBuilder();
        for (int number = 0; entries.containsKey(beginning + number); number++) {
            text.append(entries.get(beginning + number));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }

    /** What becomes of the entries: ours anew, those of others as they are. A mark that is too long leaves out what the key may do. */
    Map<String, String> with(Map<String, String> entries, Delivery delivery) {
        var all = new TreeMap<>(entries);
        all.putAll(of(delivery));
        all.keySet().removeIf(name -> isOurs(name) && !of(delivery).containsKey(name));
        return all;
    }

    /** What is to change for that: an entry of ours without a value goes. */
    Map<String, @Nullable String> changes(Map<String, String> entries, Delivery delivery) {
        var changes = new TreeMap<String, @Nullable String>();
        entries.keySet().stream().filter(this::isOurs).forEach(name -> changes.put(name, null));
        changes.putAll(of(delivery));
        return changes;
    }

    private Map<String, String> of(Delivery delivery) {
        var all = new TreeMap<String, String>();
        String text = KeyMarkJson.write(delivery.mark(), delivery.token(), MOST * LONGEST);
        for (int begin = 0, number = 0; begin < text.length(); begin += LONGEST, number++) {
            all.put(beginning + number, text.substring(begin, Math.min(text.length(), begin + LONGEST)));
        }
        return all;
    }

    private boolean isOurs(String name) {
        return name.startsWith(beginning) && name.substring(beginning.length()).matches("\\d{1,3}");
    }
}
