package dev.mailkeys.cli.conformance;

import java.util.Map;
import java.util.regex.Pattern;

/** What may be kept of a field's value in a recording. The value of any other field is replaced as a whole. */
enum Kept {
    /** A value of the provider's own vocabulary. */
    VOCABULARY("[A-Za-z0-9_-]{1,40}"),
    /** A number, or a text of digits, that identifies nobody. */
    COUNT("[0-9]{1,9}"),
    /** A time, with each digit replaced. */
    TIME("[0-9]{10}|[0-9]{13}|[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.,]{5,20}(Z|[+-][0-9:]{2,6})?"),
    /** Text for people, word by word. */
    WORDS(""),
    /** A link to a page. */
    LINK("/v[0-9]/[a-z/-]{1,40}\\?page=[0-9]{1,6}&limit=[0-9]{1,3}"),
    /** An address that is nobody's (RFC 5737). */
    ADDRESS("192\\.0\\.2\\.[0-9]{1,3}(/[0-9]{1,2})?");

    private static final Map<String, Kept> FIELDS = Map.ofEntries(
            Map.entry("object", VOCABULARY),
            Map.entry("scope", VOCABULARY),
            Map.entry("status", VOCABULARY),
            Map.entry("AccessLevel", VOCABULARY),
            Map.entry("statusCode", COUNT),
            Map.entry("code", COUNT),
            Map.entry("quota", COUNT),
            Map.entry("retry_after", COUNT),
            Map.entry("page", COUNT),
            Map.entry("limit", COUNT),
            Map.entry("created_at", TIME),
            Map.entry("updated_at", TIME),
            Map.entry("last_used_at", TIME),
            Map.entry("created_date", TIME),
            Map.entry("last_modified", TIME),
            Map.entry("DateCreated", TIME),
            Map.entry("LastUse", TIME),
            Map.entry("Expires", TIME),
            Map.entry("error", WORDS),
            Map.entry("Error", WORDS),
            Map.entry("message", WORDS),
            Map.entry("Message", WORDS),
            Map.entry("details", WORDS),
            Map.entry("errors", WORDS),
            Map.entry("next_page_url", LINK),
            Map.entry("previous_page_url", LINK),
            Map.entry("ipRestrictions", ADDRESS),
            Map.entry("RestrictAccessToIPRange", ADDRESS));

    private final Pattern form;

    Kept(String form) {
        this.form = Pattern.compile(form);
    }

    /** Whether a value of that field has the form that may be kept. */
    static boolean isKept(String field, String value) {
        Kept kept = FIELDS.get(field);
        return kept != null && kept != WORDS && kept.form.matcher(value).matches();
    }

    static boolean isTime(String field) {
        return FIELDS.get(field) == TIME;
    }

    static boolean isWords(String field) {
        return FIELDS.get(field) == WORDS;
    }
}
