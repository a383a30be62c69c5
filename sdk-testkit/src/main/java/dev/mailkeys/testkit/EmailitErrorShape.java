package dev.mailkeys.testkit;

/** The shapes in which Emailit has answered errors. */
public enum EmailitErrorShape {
    /**
     * As documented today: {@link #STATUS_CODE} for authentication, permission and malformed JSON, the same with
     * {@code details} for validation, {@link #TEXT} for everything else.
     */
    BY_KIND,
    /** {@code {"statusCode": 404, "error": "Not Found", "message": "API key not found"}}. */
    STATUS_CODE,
    /** {@code {"error": "API key not found"}}. */
    TEXT,
    /** {@code {"error": {"code": 404, "message": "API key not found"}}}, as in older documents. */
    OBJECT
}
