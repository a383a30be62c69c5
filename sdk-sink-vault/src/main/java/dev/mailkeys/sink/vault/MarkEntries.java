package dev.mailkeys.sink.vault;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.sink.KeyMarkJson;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mark as entries of custom metadata, of which Vault keeps 64 with 512 characters each. It is written before its
 * token, beside the mark of the current token, so that at every moment one of the two fits.
 *
 * @param beginning the prefix of our entries' names
 */
record MarkEntries(String beginning) {

    private static final int LONGEST = 512;

    /** Leaves room for others' entries, even with two marks. */
    private static final int MOST = 24;

    static MarkEntries of(String field) {
        return new MarkEntries("mailkeys." + field + ".");
    }

    /** The entries of the earlier token, which may still, or again, be there. */
    private MarkEntries before() {
        return new MarkEntries(beginning + "b");
    }

    /** The mark that fits a token. */
    Optional<KeyMark> mark(Map<String, String> entries, Secret token) {
        return fitting(entries, token).flatMap(text -> KeyMarkJson.read(text, token));
    }

    private Optional<String> fitting(Map<String, String> entries, Secret token) {
        return Stream.of(this, before())
                .flatMap(each -> each.text(entries).stream())
                .filter(text -> KeyMarkJson.read(text, token).isPresent())
                .findFirst();
    }

    /** The joined text of our entries; empty if there are none. */
    Optional<String> text(Map<String, String> entries) {
        var text = new StringBuilder();
        for (int number = 0; entries.containsKey(beginning + number); number++) {
            text.append(entries.get(beginning + number));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }

    /**
     * All entries for a delivery: ours new, those of others unchanged. A mark that is too long omits the key's
     * settings.
     *
     * @param now the current token, whose mark is kept beside the new one
     */
    Map<String, String> with(Map<String, String> entries, Optional<Secret> now, Delivery delivery) {
        var ours = pieces(KeyMarkJson.write(delivery.mark(), delivery.token(), MOST * LONGEST));
        boolean isThere = now.equals(Optional.of(delivery.token()));
        if (isThere
                && entries.entrySet().containsAll(ours.entrySet())
                && !entries.containsKey(beginning + ours.size())) {
            return entries;
        }
        var all = new TreeMap<>(entries);
        all.keySet().removeIf(this::isOurs);
        all.putAll(ours);
        now.filter(token -> !isThere)
                .flatMap(token -> fitting(entries, token))
                .ifPresent(text -> all.putAll(before().pieces(text)));
        return all;
    }

    /** The changes for that: our entries without a value are removed. */
    Map<String, @Nullable String> changes(Map<String, String> entries, Map<String, String> wanted) {
        var changes = new TreeMap<String, @Nullable String>();
        entries.keySet().stream().filter(this::isOurs).forEach(name -> changes.put(name, null));
        wanted.forEach((name, text) -> {
            if (isOurs(name)) {
                changes.put(name, text);
            }
        });
        return changes;
    }

    private Map<String, String> pieces(String text) {
        var all = new TreeMap<String, String>();
        for (int begin = 0, number = 0; begin < text.length(); begin += LONGEST, number++) {
            all.put(beginning + number, text.substring(begin, Math.min(text.length(), begin + LONGEST)));
        }
        return all;
    }

    private boolean isOurs(String name) {
        return name.startsWith(beginning) && name.substring(beginning.length()).matches("b?\\d{1,3}");
    }
}
