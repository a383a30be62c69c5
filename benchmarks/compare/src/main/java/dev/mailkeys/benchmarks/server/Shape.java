package dev.mailkeys.benchmarks.server;

import java.util.Arrays;
import java.util.Map;

/** How each provider writes a key, a page of them, and a new one, and how it is asked for the next page. */
enum Shape {
    EMAILIT(
            "/v2/api-keys",
            "{\"object\":\"api_key\",\"id\":\"ID\",\"name\":\"NAME\",\"scope\":\"sending\",\"sending_domain_id\":null,"
                    + "\"last_used_at\":\"TIME\",\"created_at\":\"TIME\",\"updated_at\":\"TIME\"}",
            "{\"data\":[DATA],\"next_page_url\":NEXT,\"previous_page_url\":null}",
            "key") {
        @Override
        int first(Map<String, String> query) {
            return (Integer.parseInt(query.getOrDefault("page", "1")) - 1) * 100;
        }
    },
    RESEND(
            "/api-keys",
            "{\"id\":\"ID\",\"name\":\"NAME\",\"created_at\":\"TIME\",\"last_used_at\":\"TIME\"}",
            "{\"object\":\"list\",\"has_more\":MORE,\"data\":[DATA]}",
            "token") {
        @Override
        int first(Map<String, String> query) {
            return Integer.parseInt(query.getOrDefault("after", "key_-1").substring("key_".length())) + 1;
        }
    },
    SENDGRID("/v3/api_keys", "{\"api_key_id\":\"ID\",\"name\":\"NAME\"}", "{\"result\":[DATA]}", "api_key") {
        @Override
        int first(Map<String, String> query) {
            return Integer.parseInt(query.getOrDefault("offset", "0"));
        }
    };

    private static final String TOKEN = "secret_TheTokenThatTheServerGivesOut00";

    private final String path;
    private final String key;
    private final String page;
    private final String tokenField;

    Shape(String path, String key, String page, String tokenField) {
        this.path = path;
        this.key = key.replace("TIME", "2026-11-20T09:30:15Z");
        this.page = page;
        this.tokenField = tokenField;
    }

    /** The shape of what is at or below a path. */
    static Shape of(String path) {
        return Arrays.stream(values())
                .filter(shape -> path.startsWith(shape.path))
                .findFirst()
                .orElseThrow();
    }

    /** The number of the first key of the page that a query asks for. */
    abstract int first(Map<String, String> query);

    String key(int number) {
        return key.replace("ID", String.format("key_%027d", number)).replace("NAME", String.format("key %06d", number));
    }

    String page(String data, int end, boolean more) {
        String next = more ? "\"/v2/api-keys?page=" + (end / 100 + 1) + "&limit=100\"" : "null";
        return page.replace("NEXT", next)
                .replace("MORE", Boolean.toString(more))
                .replace("DATA", data);
    }

    /** The answer to a create at the path of all keys, or to a change below it. */
    String posted(String target) {
        return target.equals(path) ? "{\"" + tokenField + "\":\"" + TOKEN + "\"," + key(0).substring(1) : key(42);
    }
}
