package dev.mailkeys.core.event;

/** Why a call waits. */
public enum WaitReason {
    /** As many requests are under way as the client makes at once ({@code maxConcurrentCalls}). */
    CONCURRENCY,
    /** As many requests have gone out as the account may send in that time ({@code callsPerMinute}, {@code rateLimits}). */
    PACE,
    /** An attempt has failed, and the client's own backoff says how long to wait before the next. */
    BACKOFF,
    /** An attempt was turned away, and the provider said how long to wait ({@code Retry-After}). */
    RETRY_AFTER
}
