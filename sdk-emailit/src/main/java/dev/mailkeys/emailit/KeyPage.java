package dev.mailkeys.emailit;

import dev.mailkeys.core.Page;
import dev.mailkeys.core.provider.JsonReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** One page of keys as it comes, which does not say its own number. */
record KeyPage(List<KeyInfo> keys, OptionalInt next, OptionalInt previous) {

    private static final String NEXT = "next_page_url";
    private static final String PREVIOUS = "previous_page_url";

    static KeyPage read(JsonReader in) {
        var keys = new ArrayList<List<KeyInfo>>(1);
        var links = new HashMap<String, OptionalInt>();
        in.object(field -> {
            switch (field) {
                case "data" -> keys.add(in.array(KeyInfo::read));
                case NEXT, PREVIOUS -> links.put(field, number(in, field));
                default -> {}
            }
        });
        return of(keys, links);
    }

    Page<KeyInfo> numbered(int number) {
        return new Page<>(number, keys, next, previous);
    }

    /** A missing link is not the end of the list, which is {@code null}: a list cut short must not pass for the whole. */
    private static KeyPage of(List<List<KeyInfo>> keys, Map<String, OptionalInt> links) {
        OptionalInt next = links.get(NEXT);
        if (keys.isEmpty() || next == null) {
            throw JsonReader.missing(keys.isEmpty() ? "data" : NEXT);
        }
        return new KeyPage(keys.get(0), next, links.getOrDefault(PREVIOUS, OptionalInt.empty()));
    }

    private static OptionalInt number(JsonReader in, String field) {
        return in.optionalText()
                .map(link -> OptionalInt.of(PageLink.number(link, field)))
                .orElseGet(OptionalInt::empty);
    }
}
