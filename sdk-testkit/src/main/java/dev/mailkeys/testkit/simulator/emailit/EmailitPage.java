package dev.mailkeys.testkit.simulator.emailit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailkeys.testkit.http.JsonTrees;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One page of Emailit's list, as the query asks for it. */
record EmailitPage(int number, int limit, String search) {
    private static final int USUAL_LIMIT = 10;
    private static final int HIGHEST_LIMIT = 100;

    /** @throws IllegalArgumentException with the reason, if the query asks for what isn't allowed */
    static EmailitPage of(Map<String, String> query) {
        int number = number(query, "page", 1, Integer.MAX_VALUE);
        int limit = number(query, "limit", USUAL_LIMIT, HIGHEST_LIMIT);
        return new EmailitPage(number, limit, query.getOrDefault("search", ""));
    }

    /** The list's envelope around the keys of this page, which come newest first. */
    ObjectNode of(List<EmailitKey> keys, String linkPrefix) {
        List<EmailitKey> found = keys.stream().filter(this::matches).toList();
        long start = (long) (number - 1) * limit;
        ObjectNode envelope = JsonTrees.object();
        ArrayNode data = envelope.putArray("data");
        found.stream().skip(start).limit(limit).forEach(key -> data.add(key.listItem()));
        envelope.put("next_page_url", start + limit < found.size() ? link(linkPrefix, number + 1) : null);
        envelope.put("previous_page_url", number > 1 ? link(linkPrefix, number - 1) : null);
        return envelope;
    }

    private boolean matches(EmailitKey key) {
        return key.name.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
    }

    private String link(String prefix, int page) {
        String link = prefix + "/v2/api-keys?page=" + page + "&limit=" + limit;
        return search.isEmpty() ? link : link + "&search=" + URLEncoder.encode(search, StandardCharsets.UTF_8);
    }

    private static int number(Map<String, String> query, String name, int usual, int highest) {
        String text = query.getOrDefault(name, String.valueOf(usual));
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= highest) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(name + " must be an integer from 1 to " + highest);
    }
}
