package dev.mailkeys.core.event;

/** How a call ended: with its result, or with which exception. */
public enum CallOutcome {
    /** The call gave its result. */
    SUCCEEDED,
    /** {@code BadRequestException}. */
    BAD_REQUEST,
    /** {@code UnauthorizedException}. */
    UNAUTHORIZED,
    /** {@code ForbiddenException}. */
    FORBIDDEN,
    /** {@code NotFoundException}. */
    NOT_FOUND,
    /** {@code ConflictException}. */
    CONFLICT,
    /** {@code KeyLimitException}. */
    KEY_LIMIT,
    /** {@code RateLimitedException}. */
    RATE_LIMITED,
    /** {@code ServerErrorException}. */
    SERVER_ERROR,
    /** {@code RefusedException}. */
    REFUSED,
    /** {@code UnreadableResponseException}: the provider accepted, but its answer can't be used. */
    UNUSABLE,
    /** {@code NoResponseException} with the reason of this name. */
    UNREACHABLE,
    /** {@code NoResponseException} with the reason of this name. */
    BLOCKED,
    /** {@code NoResponseException} with the reason of this name. */
    TLS,
    /** {@code NoResponseException} with the reason of this name. */
    CUT,
    /** {@code NoResponseException} with the reason of this name. */
    TIMED_OUT,
    /** {@code NoResponseException} with the reason of this name. */
    INTERRUPTED,
    /** {@code NoResponseException} with the reason of this name. */
    NO_TIME_LEFT,
    /** {@code NoResponseException} with the reason of this name. */
    FAILED_HERE,
    /** {@code InvalidRequestException}: refused here, before anything was sent. */
    INVALID_REQUEST,
    /** {@code NotSentException}: the client only reads. */
    READ_ONLY,
    /** Any other exception or error, from this program itself, such as a backoff that throws. */
    BROKEN
}
