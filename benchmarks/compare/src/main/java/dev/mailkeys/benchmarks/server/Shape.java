package dev.mailkeys.benchmarks.server;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How each provider writes a key, a page of them, and a new one, and how it is asked for the next page. */
enum Shape {
    EMAILIT("/v2/api-keys") {
        @Override
        String key(int number) {
            return "{\"object\":\"api_key\",\"id\":\"" + idOf(number) + "\",\"name\":\"" + nameOf(number)
                    + "\",\"scope\":\"sending\",\"sending_domain_id\":null,\"last_used_at\":\"" + TIME
                    + "\",\"created_at\":\"" + TIME + "\",\"updated_at\":\"" + TIME + "\"}";
        }

        @Override
        String page(String data, int first, int end, boolean more) {
            int page = first / 100 + 1;
            String next = more ? "\"/v2/api-keys?page=" + (page + 1) + "&limit=100\"" : "null";
            String previous = page > 1 ? "\"/v2/api-keys?page=" + (page - 1) + "&limit=100\"" : "null";
            return "{\"data\":[" + data + "],\"next_page_url\":" + next + ",\"previous_page_url\":" + previous + "}";
        }

        @Override
        String issued(String key) {
            return with(key, "key");
        }

        @Override
        int first(Map<String, String> query) {
            return (Integer.parseInt(query.getOrDefault("page", "1")) - 1) * 100;
        }
    },
    RESEND("/api-keys") {
        @Override
        String key(int number) {
            return "{\"id\":\"" + idOf(number) + "\",\"name\":\"" + nameOf(number) + "\",\"created_at\":\"" + TIME
                    + "\",\"last_used_at\":\"" + TIME + "\"}";
        }

        @Override
        String page(String data, int first, int end, boolean more) {
            return "{\"object\":\"list\",\"has_more\":" + more + ",\"data\":[" + data + "]}";
        }

        @Override
        String issued(String key) {
            return with(key, "token");
        }
    },
    SENDGRID("/v3/api_keys") {
        @Override
        String key(int number) {
            return "{\"api_key_id\":\"" + idOf(number) + "\",\"name\":\"" + nameOf(number) + "\"}";
        }

        @Override
        String page(String data, int first, int end, boolean more) {
            return "{\"result\":[" + data + "]}";
        }

        @Override
        String issued(String key) {
            return with(key, "api_key");
        }

        @Override
        int first(Map<String, String> query) {
            return Integer.parseInt(query.getOrDefault("offset", "0"));
        }
    },
    OPENAI("/v1/organization/admin_api_keys") {
        @Override
        String key(int number) {
            return "{\"object\":\"organization.admin_api_key\",\"id\":\"" + idOf(number) + "\",\"name\":\""
                    + nameOf(number)
                    + "\",\"redacted_value\":\"sk-admin...xyz\",\"created_at\":1780000000,\"last_used_at\":1780000000,"
                    + "\"owner\":{\"type\":\"user\",\"id\":\"user_0123456789\"}}";
        }

        @Override
        String page(String data, int first, int end, boolean more) {
            return "{\"object\":\"list\",\"data\":[" + data + "],\"first_id\":\"" + idOf(first) + "\",\"last_id\":\""
                    + idOf(end - 1) + "\",\"has_more\":" + more + "}";
        }

        @Override
        String issued(String key) {
            return with(key, "value");
        }
    },
    ANTHROPIC("/v1/organizations/api_keys") {
        @Override
        String key(int number) {
            return "{\"type\":\"api_key\",\"id\":\"" + idOf(number) + "\",\"name\":\"" + nameOf(number)
                    + "\",\"partial_key_hint\":\"sk-ant-...xyz\",\"status\":\"active\",\"workspace_id\":null,\"created_at\":\""
                    + TIME + "\",\"created_by\":{\"type\":\"user\",\"id\":\"user_0123456789\"}}";
        }

        @Override
        String page(String data, int first, int end, boolean more) {
            return OPENAI.page(data, first, end, more);
        }

        @Override
        String issued(String key) {
            throw new IllegalStateException("its keys are made by hand");
        }
    },
    /** The nearest that Anthropic's API creates. */
    ANTHROPIC_WORKSPACE("/v1/organizations/workspaces") {
        @Override
        String key(int number) {
            return "{\"type\":\"workspace\",\"id\":\"" + TOKEN + "\",\"name\":\"" + nameOf(number)
                    + "\",\"archived_at\":null,\"display_color\":\"#6C5BB9\",\"created_at\":\"" + TIME + "\"}";
        }

        @Override
        String page(String data, int first, int end, boolean more) {
            return OPENAI.page(data, first, end, more);
        }

        @Override
        String issued(String key) {
            return key;
        }
    },
    STRIPE("/v1/apps/secrets") {
        @Override
        String key(int number) {
            return "{\"id\":\"" + idOf(number)
                    + "\",\"object\":\"apps.secret\",\"created\":1780000000,\"expires_at\":null,"
                    + "\"livemode\":true,\"name\":\"" + nameOf(number) + "\",\"scope\":{\"type\":\"account\"}}";
        }

        @Override
        String page(String data, int first, int end, boolean more) {
            return "{\"object\":\"list\",\"url\":\"/v1/apps/secrets\",\"has_more\":" + more + ",\"data\":[" + data
                    + "]}";
        }

        @Override
        String issued(String key) {
            return with(key, "payload");
        }
    };

    private static final String TIME = "2026-11-20T09:30:15Z";
    private static final String TOKEN = "secret_TheTokenThatTheServerGivesOut00";

    private final String path;

    Shape(String path) {
        this.path = path;
    }

    /** Whether a path is that of all keys, not of one. */
    boolean isAt(String other) {
        return path.equals(other);
    }

    /** The shape of what is at or below a path; {@code null} if there is nothing. */
    static @Nullable Shape of(String path) {
        for (Shape shape : values()) {
            if (shape.isAt(path) || path.startsWith(shape.path + "/")) {
                return shape;
            }
        }
        return null;
    }

    abstract String key(int number);

    abstract String page(String data, int first, int end, boolean more);

    /** The answer to a create. */
    abstract String issued(String key);

    /** The number of the first key of the page that a query asks for. */
    int first(Map<String, String> query) {
        for (String cursor : new String[] {"after", "after_id", "starting_after"}) {
            if (query.containsKey(cursor)) {
                return Integer.parseInt(query.get(cursor).substring("key_".length())) + 1;
            }
        }
        return 0;
    }

    private static String idOf(int number) {
        return String.format("key_%027d", number);
    }

    private static String nameOf(int number) {
        return String.format("key %06d", number);
    }

    private static String with(String key, String field) {
        return "{\"" + field + "\":\"" + TOKEN + "\"," + key.substring(1);
    }
}
