package dev.mailkeys.core.provider;

/** The kinds of refusal, each an exception of its own. */
public enum ErrorKind {
    /** {@link dev.mailkeys.core.BadRequestException}. */
    BAD_REQUEST,
    /** {@link dev.mailkeys.core.UnauthorizedException}. */
    UNAUTHORIZED,
    /** {@link dev.mailkeys.core.ForbiddenException}. */
    FORBIDDEN,
    /** {@link dev.mailkeys.core.NotFoundException}. */
    NOT_FOUND,
    /** {@link dev.mailkeys.core.ConflictException}. */
    CONFLICT,
    /** {@link dev.mailkeys.core.KeyLimitException}. */
    KEY_LIMIT,
    /** {@link dev.mailkeys.core.RateLimitedException}. */
    RATE_LIMITED,
    /** {@link dev.mailkeys.core.ServerErrorException}. */
    SERVER_ERROR,
    /** {@link dev.mailkeys.core.RefusedException}. */
    REFUSED;

    /**
     * The kind that a status stands for when the provider gives it no meaning of its own.
     *
     * @param status the HTTP status
     * @return the kind
     */
    public static ErrorKind ofStatus(int status) {
        return switch (status) {
            case 400, 422 -> BAD_REQUEST;
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 409 -> CONFLICT;
            case 429 -> RATE_LIMITED;
            default -> status == 408 || status >= 500 ? SERVER_ERROR : REFUSED;
        };
    }
}
